import type { Request } from 'express';

interface RouterLayer {
  route?: { methods: Record<string, boolean> };
  match(path: string): boolean;
}

/** Methods that the application's routes serve at the request's path, in capitals; none for an unknown path. */
export function allowedMethods(request: Request): string[] {
  const layers: RouterLayer[] = request.app.router.stack as unknown as RouterLayer[];
  const methods = layers
    .filter((layer) => layer.route && layer.match(request.path))
    .flatMap((layer) => Object.keys(layer.route?.methods ?? {}));
  return [...new Set(methods)].filter((method) => method !== '_all').map((method) => method.toUpperCase());
}
