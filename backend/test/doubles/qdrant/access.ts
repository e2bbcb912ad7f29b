import type { DoubleRequest, Reply } from '../vendor.ts';
import { toErrorReply } from './enveloped-route.ts';
import { QdrantError } from './qdrant-error.ts';

const OPEN_PATHS = ['/', '/healthz', '/livez', '/readyz'];
const READ_PATHS = /^\/collections\/[^/]+\/points(?:\/(?:scroll|count|query|query\/batch))?$/;

/** The keys that open the service; without a key it is open to all. */
interface Keys {
  key?: string;
  readOnlyKey?: string;
}

/** Refuses a request without the right key: 401 in plain text, 403 in an envelope when the key may only read. */
export function refuseByKey(
  { method, path, headers }: DoubleRequest,
  { key, readOnlyKey }: Keys,
): Reply | undefined {
  if ((key === undefined && readOnlyKey === undefined) || OPEN_PATHS.includes(path)) return undefined;
  const given = headers['api-key'] ?? /^Bearer (.*)$/.exec(headers.authorization ?? '')?.[1];
  if (given === undefined)
    return { status: 401, body: 'Must provide an API key or an Authorization bearer token' };
  if (given === key) return undefined;
  if (given !== readOnlyKey) return { status: 401, body: 'Invalid API key or JWT' };
  const isRead = method === 'GET' || (method === 'POST' && READ_PATHS.test(path));
  return isRead
    ? undefined
    : toErrorReply(new QdrantError(403, 'Forbidden: Global manage access is required'));
}
