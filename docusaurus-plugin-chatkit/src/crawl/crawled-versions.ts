import type { PageFacts } from './page-facts.js';

type Docs = NonNullable<PageFacts['docs']>;

/** A page and the docs it belongs to. */
export interface VersionedPage {
  path: string;
  docs?: Docs;
}

/** The versions of a crawled site, as the plugin would name them (see `readVersions`). */
export interface CrawledVersions {
  names: string[];
  defaultName?: string;
  /** The version to send a page with; undefined for a page that is of every version. */
  nameOf(page: VersionedPage): string | undefined;
}

/**
 * Works out the versions of a Docusaurus site from its pages: docs with but one version name none, and the version
 * readers see first is the one whose pages do not have it in their path.
 */
export function findVersions(pages: VersionedPage[]): CrawledVersions {
  const docs = groupPaths(pages);
  const versioned = [...docs].filter(([, versions]) => versions.size > 1);
  const [mainId, main] = versioned.find(([id]) => id === 'default') ?? versioned[0] ?? [];
  const latest = new Map(versioned.map(([id, versions]) => [id, latestOf(versions)]));

  const nameOf = ({ docs: of }: VersionedPage): string | undefined => {
    if (!of || !latest.has(of.id)) return undefined;
    return of.id === mainId || of.version !== latest.get(of.id) ? of.version : undefined;
  };
  const names = new Set(pages.flatMap((page) => nameOf(page) ?? []));
  return { names: [...names].sort(newestFirst), defaultName: main && latest.get(mainId!), nameOf };
}

/** The paths of each version of each docs. */
function groupPaths(pages: VersionedPage[]): Map<string, Map<string, string[]>> {
  const docs = new Map<string, Map<string, string[]>>();
  for (const { path, docs: of } of pages) {
    if (!of) continue;
    const versions = docs.get(of.id) ?? new Map<string, string[]>();
    const paths = versions.get(of.version) ?? [];
    paths.push(path);
    docs.set(of.id, versions.set(of.version, paths));
  }
  return docs;
}

function latestOf(versions: Map<string, string[]>): string | undefined {
  const candidates = [...versions].filter(
    ([version, paths]) => !paths.some((path) => isUnder(path, version)),
  );
  return candidates.length === 1 ? candidates[0]![0] : undefined;
}

/** Docusaurus puts what is not released yet, which it calls `current`, below `next`. */
function isUnder(path: string, version: string): boolean {
  return path.split('/').includes(version === 'current' ? 'next' : version);
}

function newestFirst(one: string, other: string): number {
  if (one === 'current' || other === 'current') return one === 'current' ? -1 : 1;
  return other.localeCompare(one, 'en', { numeric: true });
}
