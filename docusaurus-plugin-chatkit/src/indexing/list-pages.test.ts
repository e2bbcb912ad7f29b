import type { PluginRouteConfig } from '@docusaurus/types';
import { readVersions } from '../versions.js';
import { type BuiltSite, listPages } from './list-pages.js';

const docs = { name: 'docusaurus-plugin-content-docs', id: 'default' };
const blog = { name: 'docusaurus-plugin-content-blog', id: 'default' };
const pages = { name: 'docusaurus-plugin-content-pages', id: 'default' };

const leaf = (path: string, component: string, more: object = {}) => ({
  path,
  component,
  exact: true,
  ...more,
});

const routes = [
  {
    plugin: docs,
    ...leaf('/docs', '@theme/DocsRoot'),
    routes: [
      leaf('/docs/1.0/intro', '@theme/DocItem'),
      leaf('/docs/intro', '@theme/DocItem', { metadata: { lastUpdatedAt: Date.UTC(2026, 0, 2) } }),
      leaf('/docs/category/guides', '@theme/DocCategoryGeneratedIndexPage'),
      leaf('/docs/tags', '@theme/DocTagsListPage'),
      leaf('/docs/tags/setup', '@theme/DocTagDocListPage'),
    ],
  },
  { plugin: blog, ...leaf('/blog', '@theme/BlogListPage') },
  { plugin: blog, ...leaf('/blog/archive', '@theme/BlogArchivePage') },
  { plugin: blog, ...leaf('/blog/authors', '@site/src/Authors') },
  { plugin: blog, ...leaf('/blog/first', '@theme/BlogPostPage') },
  { plugin: pages, ...leaf('/', '@site/src/pages/index.tsx') },
  { plugin: pages, ...leaf('/über', '@site/src/pages/über.md') },
  {
    plugin: { name: 'docusaurus-theme-search-algolia', id: 'default' },
    ...leaf('/search', '@theme/SearchPage'),
  },
] as PluginRouteConfig[];

const site = {
  routes,
  plugins: [
    {
      options: {
        id: 'default',
        docTagsListComponent: '@theme/DocTagsListPage',
        docTagDocListComponent: '@theme/DocTagDocListPage',
      },
    },
    {
      options: {
        id: 'default',
        blogListComponent: '@theme/BlogListPage',
        blogArchiveComponent: '@theme/BlogArchivePage',
        blogAuthorsListComponent: '@site/src/Authors',
      },
    },
  ],
  baseUrl: '/',
  siteConfig: { url: 'https://acme.dev', trailingSlash: undefined },
} as unknown as BuiltSite;

const versions = readVersions({
  'docusaurus-plugin-content-docs': {
    default: {
      loadedVersions: [
        { versionName: '2.0', path: '/docs', isLast: true },
        { versionName: '1.0', path: '/docs/1.0', isLast: false },
      ],
    },
  },
});

describe('listPages', () => {
  it('lists docs, posts and pages, and leaves out search and lists of pages, whatever their component', () => {
    expect(listPages(site, versions, []).map(({ url }) => url)).toEqual([
      '/docs/1.0/intro',
      '/docs/intro',
      '/docs/category/guides',
      '/blog/first',
      '/',
      '/%C3%BCber',
    ]);
  });

  it('tells file, version and last change of a page', () => {
    expect(listPages(site, versions, [])).toMatchObject([
      { file: 'docs/1.0/intro/index.html', version: '1.0' },
      { file: 'docs/intro/index.html', version: '2.0', updated_at: '2026-01-02T00:00:00.000Z' },
      { version: '2.0' },
      { url: '/blog/first' },
      { file: 'index.html' },
      { file: 'über/index.html' },
    ]);
  });

  it('gives versions to docs only', () => {
    const unversioned = listPages(site, versions, []).filter((page) => !('version' in page));
    expect(unversioned.map(({ url }) => url)).toEqual(['/blog/first', '/', '/%C3%BCber']);
  });

  it('leaves out what the site excludes', () => {
    const listed = listPages(site, versions, ['/docs/1.0/**', '/blog/*']);
    expect(listed.map(({ url }) => url)).toEqual(['/docs/intro', '/docs/category/guides', '/', '/%C3%BCber']);
  });
});
