import type { BodyFault, Flags, Vendor, VendorModule } from '../vendor.ts';
import { refuseByKey } from './access.ts';
import { collectionRoutes } from './collection-routes.ts';
import { Collections } from './collections.ts';
import { toErrorReply } from './enveloped-route.ts';
import { formatError } from './qdrant-error.ts';
import { readRoutes } from './read-routes.ts';
import { SERVICE_ROUTES } from './service-routes.ts';
import { writeRoutes } from './write-routes.ts';
import { Writer } from './writer.ts';

const MAX_BODY_BYTES = 32 * 1024 * 1024;
const HIDDEN_MS = 50;

/** The flags of the Qdrant double. */
export const flags: VendorModule['flags'] = {
  data: 'FILE  keeps collections and points there; in memory only unless told',
  'hidden-ms': `NUMBER  how long writes without wait=true stay unreadable; ${HIDDEN_MS} unless told`,
  'read-only-key': 'KEY  a second key that may only read',
};

/** Qdrant 1.19 over REST, as far as this project uses it; what is left out is answered with 404 or 501. */
export function createVendor({ key, data, ...others }: Flags): Vendor {
  const collections = new Collections();
  const writer = new Writer(collections, Number(others['hidden-ms'] ?? HIDDEN_MS), data);
  return {
    routes: [
      ...SERVICE_ROUTES,
      ...collectionRoutes(collections, writer),
      ...writeRoutes(writer),
      ...readRoutes(collections),
    ],
    maxBodyBytes: MAX_BODY_BYTES,
    refuse: (request) =>
      refuseByKey(request, { key, readOnlyKey: others['read-only-key'] }) ??
      (request.bodyFault && toErrorReply(formatError(explain(request.bodyFault)))),
    notFound: () => ({ status: 404 }),
  };
}

/** A body's fault, placed where V8 places it, or else at the beginning. */
function explain({ kind, detail }: BodyFault): string {
  if (kind === 'too_large') return `JSON payload is larger than allowed: ${detail}.`;
  const [place = 'line 1 column 1'] = /line \d+ column \d+/.exec(detail) ?? [];
  return `expected value at ${place}`;
}
