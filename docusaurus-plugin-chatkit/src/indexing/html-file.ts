import { posix } from 'node:path';

/**
 * The file, below the locale's build folder, to which Docusaurus writes the page of a route: `about/index.html`, or
 * `about.html` where the site has `trailingSlash: false`. A route that names an HTML file is that file.
 */
export function htmlFile(routePath: string, baseUrl: string, trailingSlash: boolean | undefined): string {
  const path = (routePath.startsWith(baseUrl) ? routePath.slice(baseUrl.length) : routePath).replace(
    /^\/+/,
    '',
  );
  if (/\.html?$/i.test(path)) return path;
  const inFolder = trailingSlash !== false || path === '' || path.endsWith('/');
  return inFolder ? posix.join(path, 'index.html') : `${path}.html`;
}
