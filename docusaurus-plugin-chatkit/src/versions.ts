import type { AllContent } from '@docusaurus/types';

const DOCS_PLUGIN = 'docusaurus-plugin-content-docs';

/** Where a version's docs are: `path` is the version's root, `baseUrl` included; no version where there is but one. */
export interface VersionRoot {
  docsId: string;
  path: string;
  version?: string;
}

/** The versions of a site's docs. */
export interface DocsVersions {
  names: string[];
  /** The version readers see first; undefined for a site without versions. */
  defaultName?: string;
  /** Every docs version of every docs plugin, the deepest path first. */
  roots: VersionRoot[];
}

/** What this file reads of the docs plugin's content. */
interface DocsContent {
  loadedVersions: { versionName: string; isLast: boolean; path: string }[];
}

/**
 * Reads the versions of all docs plugins of a site. A page without version is found whatever version is asked for, so
 * only versioned docs name theirs. The service knows one default version a site: it is that of the docs plugin with
 * the id `default` (else of the first that has versions); in another versioned docs plugin the latest version has no
 * name, and so stays in everybody's view.
 */
export function readVersions(allContent: AllContent): DocsVersions {
  const docs = Object.entries((allContent[DOCS_PLUGIN] ?? {}) as { [id: string]: DocsContent });
  const versioned = docs.filter(([, { loadedVersions }]) => loadedVersions.length > 1);
  const [mainId, main] = versioned.find(([id]) => id === 'default') ?? versioned[0] ?? [];

  const roots = docs.flatMap(([docsId, { loadedVersions }]) =>
    loadedVersions.map(({ versionName, isLast, path }) => {
      const named = loadedVersions.length > 1 && (docsId === mainId || !isLast);
      return { docsId, path, ...(named && { version: versionName }) };
    }),
  );
  return {
    names: [...new Set(roots.flatMap(({ version }) => version ?? []))],
    defaultName: main?.loadedVersions.find(({ isLast }) => isLast)?.versionName,
    roots: roots.sort((one, other) => other.path.length - one.path.length),
  };
}

/** The version of the page at `path`, which the docs plugin `docsId` made. */
export function versionOf(versions: DocsVersions, docsId: string, path: string): string | undefined {
  return versions.roots.find((root) => root.docsId === docsId && isUnder(path, root.path))?.version;
}

/** Whether a route belongs to a docs plugin. */
export function isDocsPlugin(pluginName: string): boolean {
  return pluginName === DOCS_PLUGIN;
}

function isUnder(path: string, root: string): boolean {
  return `${path}/`.startsWith(root.endsWith('/') ? root : `${root}/`);
}
