import { DomUtils, parseDocument } from 'htmlparser2';
import { readPage } from '../indexing/read-page.js';
import { PageFailure } from './page-failure.js';
import { hasPagePath } from './page-path.js';

/** The longest content that the service takes. */
const MAX_CONTENT_LENGTH = 12_000_000;

/** What a crawl must know of each page before it knows how to send any of them. */
export interface PageFacts {
  /** Whether there is something to index: text, that the page does not hide from search engines. */
  isIndexable: boolean;
  /** As the page has it, the site's own suffix included. */
  title: string;
  /** The path of the page of this site that this one says it is a form of; itself, mostly. */
  canonicalPath?: string;
  /** The locale a Docusaurus page is in. */
  locale?: string;
  /** The docs, and their version, that a Docusaurus page belongs to. */
  docs?: { id: string; version: string };
}

/** Reads the facts of the page at `url`. Throws a PageFailure for one that the service would not take. */
export function readFacts(html: string, url: URL): PageFacts {
  const content = readPage(html, { titleSuffix: '', noIndex: false });
  if (content && content.content.length > MAX_CONTENT_LENGTH) {
    throw new PageFailure('its content is longer than the service takes');
  }
  const metas = readMetas(html);
  return {
    isIndexable: content !== undefined,
    title: content?.title ?? '',
    canonicalPath: canonicalPath(metas.canonical, url),
    locale: metas.docusaurus_locale ?? metas['docsearch:language'],
    docs: docsOf(metas),
  };
}

type Metas = Record<string, string | undefined>;

/** The page's meta elements by name, and its canonical link. */
function readMetas(html: string): Metas {
  const metas: Metas = {};
  DomUtils.findAll(({ name }) => name === 'meta' || name === 'link', parseDocument(html).children).forEach(
    ({ name, attribs }) => {
      if (name === 'meta' && attribs.name) metas[attribs.name.toLowerCase()] ??= attribs.content;
      if (name === 'link' && attribs.rel?.toLowerCase() === 'canonical') metas.canonical ??= attribs.href;
    },
  );
  return metas;
}

function canonicalPath(link: string | undefined, url: URL): string | undefined {
  if (!link || !URL.canParse(link, url.href)) return undefined;
  const canonical = new URL(link, url);
  return canonical.origin === url.origin && hasPagePath(canonical) ? canonical.pathname : undefined;
}

/** Docusaurus' tag of a page of docs is `docs-<id>-<version>`. */
function docsOf(metas: Metas): PageFacts['docs'] {
  const version = metas.docusaurus_version ?? metas['docsearch:version'];
  const tag = metas.docusaurus_tag ?? metas['docsearch:docusaurus_tag'] ?? '';
  if (!version || !tag.startsWith('docs-') || !tag.endsWith(`-${version}`)) return undefined;
  return { id: tag.slice('docs-'.length, -`-${version}`.length), version };
}
