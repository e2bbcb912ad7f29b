import type { Route } from './vendor.ts';

/** The first route that fits, and what its path's braces hold. */
export function matchRoute(
  routes: Route[],
  method: string,
  path: string,
): { route?: Route; params: Record<string, string> } {
  const parts = path.split('/');
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchParts(route.path.split('/'), parts);
    if (params) return { route, params };
  }
  return { params: {} };
}

function matchParts(pattern: string[], parts: string[]): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [position, expected] of pattern.entries()) {
    const part = parts[position]!;
    if (expected.startsWith('{')) params[expected.slice(1, -1)] = decodeURIComponent(part);
    else if (expected !== part) return undefined;
  }
  return params;
}
