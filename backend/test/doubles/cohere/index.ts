import { CohereFault, invalidRequest } from './cohere-fault.ts';
import { embed } from './embed.ts';
import { RateLimit, type LimitHeader } from './rate-limit.ts';
import { rerank } from './rerank.ts';
import { UsageMeter } from './usage.ts';
import type { DoubleRequest, Flags, Reply, Vendor } from '../vendor.ts';

/** What this double takes on the command line besides the common flags. */
export const flags: Record<string, string> = {
  'embedding-types': 'required  refuses requests that do not name their embedding types',
  'embed-limit': 'NUMBER  inputs that are embedded in a minute; unlimited unless told (Cohere: 2000)',
  'rerank-limit':
    'NUMBER  calls of rerank in a minute; unlimited unless told (Cohere: 10 on trial, 1000 paid)',
  'limit-header': 'retry-after|reset|none  how a 429 says when to come again; none unless told',
  'limit-window': 'MILLISECONDS  of a minute, for the impatient',
  latency: 'MILLISECONDS  that every answer takes',
};

/** Not Cohere's: tells how many requests ran at once, and how many clients left. */
const USAGE_OPERATION = 'usage';

/** Makes a double of Cohere's v2 embed and rerank. */
export function createVendor(given: Flags): Vendor {
  const { key } = given;
  const meter = new UsageMeter(Number(given.latency ?? 0));
  const windowMs = Number(given['limit-window'] ?? 60_000);
  const header = (given['limit-header'] ?? 'none') as LimitHeader;
  const limit = (most?: string): RateLimit =>
    new RateLimit(most === undefined ? Infinity : Number(most), windowMs, header);
  const embedLimit = limit(given['embed-limit']);
  const rerankLimit = limit(given['rerank-limit']);
  const requiresEmbeddingTypes = given['embedding-types'] === 'required';
  const use = (inputs: number): void => embedLimit.use(inputs);

  return {
    routes: [
      {
        operation: 'embed',
        method: 'POST',
        path: '/v2/embed',
        handle: ({ body, signal }) =>
          meter.measure(() => embed(body, { requiresEmbeddingTypes, use }), signal),
      },
      {
        operation: 'rerank',
        method: 'POST',
        path: '/v2/rerank',
        handle: ({ body, signal }) =>
          meter.measure(() => rerank(body, { use: () => rerankLimit.use(1) }), signal),
      },
      {
        operation: USAGE_OPERATION,
        method: 'GET',
        path: '/double/usage',
        handle: () => ({ body: meter.summary() }),
      },
    ],
    refuse: (request, operation) =>
      operation === USAGE_OPERATION ? undefined : (refuseKey(request, key) ?? refuseBody(request)),
    notFound: () => new CohereFault(404, 'not found').toReply(),
    toReply: (error) => (error instanceof CohereFault ? error.toReply() : undefined),
  };
}

function refuseKey({ headers }: DoubleRequest, key: string | undefined): Reply | undefined {
  if (key === undefined || headers.authorization === `Bearer ${key}`) return undefined;
  const message = headers.authorization === undefined ? 'no api key supplied' : 'invalid api token';
  return new CohereFault(401, message).toReply();
}

function refuseBody({ bodyFault }: DoubleRequest): Reply | undefined {
  return bodyFault && invalidRequest(`the body cannot be read: ${bodyFault.detail}`).toReply();
}
