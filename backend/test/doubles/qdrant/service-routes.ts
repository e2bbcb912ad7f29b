import type { Route } from '../vendor.ts';

const VERSION = {
  title: 'qdrant - vector search engine',
  version: '1.19.0',
  commit: '74f3e85b9473c62560006c043e13737ce6b48412',
};

/** What tells that the service is there: no envelope, and no key needed. */
export const SERVICE_ROUTES: Route[] = [
  { operation: 'root', method: 'GET', path: '/', handle: () => ({ body: VERSION }) },
  plain('healthz', 'healthz check passed'),
  plain('livez', 'healthz check passed'),
  plain('readyz', 'all shards are ready'),
];

function plain(operation: string, body: string): Route {
  return { operation, method: 'GET', path: `/${operation}`, handle: () => ({ body }) };
}
