import { createMatcher, flattenRoutes } from '@docusaurus/utils';
import type { LoadedPlugin, PluginRouteConfig, RouteConfig } from '@docusaurus/types';
import { type DocsVersions, isDocsPlugin, versionOf } from '../versions.js';
import { htmlFile } from './html-file.js';
import type { ListedPage } from './page-manifest.js';

/** What the docs and blog plugins call the components of pages that only list other pages. */
const LISTING_OPTIONS = [
  'docTagsListComponent',
  'docTagDocListComponent',
  'blogListComponent',
  'blogArchiveComponent',
  'blogTagsListComponent',
  'blogTagsPostsComponent',
  'blogAuthorsListComponent',
  'blogAuthorsPostsComponent',
];

/** What Docusaurus' search theme, and those after its model, call the page of search results. */
const SEARCH_PAGE = '@theme/SearchPage';

/** The parts of a built site from which its pages are listed. */
export interface BuiltSite {
  routes: PluginRouteConfig[];
  plugins: Pick<LoadedPlugin, 'options'>[];
  baseUrl: string;
  siteConfig: { url: string; trailingSlash: boolean | undefined };
}

/**
 * Lists the pages of a built site that may be indexed, from its routes: so neither redirects, the 404 page nor static
 * HTML files are among them. Search results and lists of tags, authors and posts are left out, and what `exclude`
 * (globs of paths) names. Whether a page hides from search engines is seen when its HTML is read.
 */
export function listPages(site: BuiltSite, versions: DocsVersions, exclude: string[]): ListedPage[] {
  const listings = new Set<unknown>([SEARCH_PAGE, ...site.plugins.flatMap(listingComponents)]);
  const isExcluded = createMatcher(exclude);
  const pages = new Map<string, ListedPage>();
  for (const route of site.routes) {
    for (const leaf of flattenRoutes([route])) {
      if (listings.has(leaf.component) || isExcluded(leaf.path)) continue;
      pages.set(leaf.path, toListedPage(leaf, route.plugin, site, versions));
    }
  }
  return [...pages.values()];
}

function listingComponents({ options }: Pick<LoadedPlugin, 'options'>): unknown[] {
  return LISTING_OPTIONS.flatMap((name) => options[name] ?? []);
}

function toListedPage(
  { path, metadata }: RouteConfig,
  plugin: PluginRouteConfig['plugin'],
  { baseUrl, siteConfig }: BuiltSite,
  versions: DocsVersions,
): ListedPage {
  const version = isDocsPlugin(plugin.name) ? versionOf(versions, plugin.id, path) : undefined;
  const updatedAt = metadata?.lastUpdatedAt;
  return {
    url: new URL(path, siteConfig.url).pathname,
    file: htmlFile(path, baseUrl, siteConfig.trailingSlash),
    ...(version !== undefined && { version }),
    ...(updatedAt && { updated_at: new Date(updatedAt).toISOString() }),
  };
}
