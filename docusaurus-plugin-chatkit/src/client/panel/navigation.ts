import routes from '@generated/routes';
import { matchPath } from '@docusaurus/router';

type Route = (typeof routes)[number];

/**
 * Opens a link to a page of this site inside the single-page app, at its heading, as a click on Docusaurus' own links
 * does; every other link is the browser's affair. Returns whether it opened it.
 */
export function followLink(event: MouseEvent): boolean {
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (!link || !isPlainClick(event) || link.hasAttribute('download')) return false;
  const url = new URL(link.href);
  if (url.origin !== window.location.origin || !isPage(url.pathname, routes)) return false;
  event.preventDefault();
  navigate(url);
  return true;
}

/** The panel is outside Docusaurus' React tree, whose router follows the browser's history; it gives entries such keys. */
function navigate({ pathname, search, hash }: URL): void {
  window.history.pushState({ key: Math.random().toString(36).slice(2, 8) }, '', pathname + search + hash);
  window.dispatchEvent(new PopStateEvent('popstate', { state: window.history.state as unknown }));
}

function isPlainClick(event: MouseEvent): boolean {
  return (
    !event.defaultPrevented &&
    event.button === 0 &&
    !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
  );
}

/** Whether a path leads to a page of this site in this locale, rather than to a file, or the site in another locale. */
function isPage(pathname: string, candidates: Route[]): boolean {
  return candidates.some(
    (route) =>
      route.path !== '*' &&
      matchPath(pathname, route) !== null &&
      (!route.routes || isPage(pathname, route.routes as Route[])),
  );
}
