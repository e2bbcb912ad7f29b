import { DomUtils, parseDocument } from 'htmlparser2';

type ParentNode = ReturnType<typeof parseDocument>;
type Element = NonNullable<ReturnType<typeof DomUtils.findOne>>;

/** A page as its HTML has it. */
export interface PageContent {
  title: string;
  description?: string;
  /** The page's content as HTML, without navigation, scripts and pictures drawn in markup. */
  content: string;
}

/** What to know of a site to read its pages. */
export interface PageLayout {
  /** What the site appends to every page's `<title>`; may be empty. */
  titleSuffix: string;
  /** Whether the whole site tells search engines not to index it. */
  noIndex: boolean;
}

/** Where Docusaurus' skip link leads: everything between navbar and footer. */
const CONTENT_ID = '__docusaurus_skipToContent_fallback';
const UNLISTED_BANNER = 'theme-unlisted-banner';
/** What a footer is part of where it is not that of the site. */
const PARTS = ['main', 'article', 'section', 'blockquote'];
const WITHOUT_TEXT = new Set(['script', 'style', 'svg', 'template', 'noscript', 'nav']);

/**
 * Reads a built page: what is worth searching, and its title without the site's. Undefined for a page not to be indexed:
 * it is unlisted, tells search engines not to index it, or has no text, as pages that redirect. A site that hides as a
 * whole (`noIndex` in its config) is indexed all the same: its index serves those who can read it.
 *
 * Only the content is kept: asset names and the navigation change with every build, and would make every page look new.
 */
export function readPage(html: string, { titleSuffix, noIndex }: PageLayout): PageContent | undefined {
  const document = parseDocument(html);
  if (isUnlisted(document) || (!noIndex && isNoIndex(document))) return undefined;

  const root = findContent(document);
  removeUnsearchable(root);
  if (DomUtils.textContent(root).trim() === '') return undefined;

  const description = metaContent(document, 'description');
  return {
    title: readTitle(document, titleSuffix),
    ...(description && { description }),
    content: DomUtils.getOuterHTML(root, { encodeEntities: 'utf8' }),
  };
}

function findContent(document: ParentNode): Element | ParentNode {
  return (
    DomUtils.getElementById(CONTENT_ID, document.children) ??
    first(document, 'main') ??
    DomUtils.findOne((element) => element.attribs.role === 'main', document.children) ??
    onlyArticle(document) ??
    first(document, 'body') ??
    document
  );
}

/** The article of a page that is one; a page with several lists them. */
function onlyArticle(document: ParentNode): Element | undefined {
  const articles = DomUtils.getElementsByTagName('article', document);
  return articles.length === 1 ? articles[0] : undefined;
}

/** Drops what holds no text of the page. Side columns are navigation, but an author's `<aside>` in the text is not. */
function removeUnsearchable(root: Element | ParentNode): void {
  const unsearchable = DomUtils.findAll(
    (element) =>
      WITHOUT_TEXT.has(element.name) ||
      element.attribs.role === 'navigation' ||
      (element.name === 'aside' && !isInside(element, 'main', 'article')) ||
      (element.name === 'footer' && !isInside(element, ...PARTS)),
    root.children,
  );
  unsearchable.forEach((element) => DomUtils.removeElement(element));
}

function isInside(element: Element, ...names: string[]): boolean {
  for (let parent = element.parent; parent; parent = parent.parent) {
    if ('name' in parent && names.includes(parent.name)) return true;
  }
  return false;
}

function isUnlisted(document: ParentNode): boolean {
  return DomUtils.existsOne(
    (element) => (element.attribs.class ?? '').split(/\s+/).includes(UNLISTED_BANNER),
    document.children,
  );
}

function isNoIndex(document: ParentNode): boolean {
  return /\b(noindex|none)\b/i.test(metaContent(document, 'robots') ?? '');
}

function readTitle(document: ParentNode, suffix: string): string {
  const heading = first(document, 'h1');
  const title = textOf(first(document, 'title'));
  const own = title.endsWith(suffix) ? title.slice(0, title.length - suffix.length) : title;
  return own || textOf(heading);
}

function metaContent(document: ParentNode, name: string): string | undefined {
  const meta = DomUtils.findOne(
    (element) => element.name === 'meta' && element.attribs.name?.toLowerCase() === name,
    document.children,
  );
  return meta?.attribs.content;
}

function first(document: ParentNode, name: string): Element | null {
  return DomUtils.findOne((element) => element.name === name, document.children);
}

function textOf(element: Element | null): string {
  return element ? DomUtils.textContent(element).replace(/\s+/g, ' ').trim() : '';
}
