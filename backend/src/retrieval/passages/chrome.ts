import type { Element } from 'hast';

const CHROME_TAGS = new Set(
  (
    'annotation aside button dialog footer form iframe input label nav noscript script select style svg template ' +
    'textarea title'
  ).split(' '),
);

/** Stable class names of Docusaurus' theme; hashed CSS-module names change with every build. */
const CHROME_CLASSES = new Set([
  'hash-link',
  'menu',
  'navbar',
  'pagination-nav',
  'table-of-contents',
  'theme-announcement-bar',
  'theme-doc-breadcrumbs',
  'theme-doc-footer',
  'theme-doc-sidebar-container',
  'theme-doc-toc-desktop',
  'theme-doc-toc-mobile',
  'theme-doc-version-badge',
  'theme-doc-version-banner',
  'theme-draft-banner',
  'theme-edit-this-page',
  'theme-last-updated',
  'theme-tags-list',
  'theme-unlisted-banner',
]);

/** Whether an element belongs to the site around a page, or to its machinery, and not to what its author wrote. */
export function isChrome(element: Element): boolean {
  const { role, hidden, ariaHidden } = element.properties;
  if (CHROME_TAGS.has(element.tagName)) return true;
  if (role === 'tablist' || ariaHidden === 'true') return true;
  if (hidden !== undefined && role !== 'tabpanel') return true;
  return classesOf(element).some((name) => CHROME_CLASSES.has(name) || name.startsWith('skipToContent'));
}

/** Class names of an element; none when it has none. */
export function classesOf(element: Element): string[] {
  const { className } = element.properties;
  return Array.isArray(className) ? className.map(String) : [];
}
