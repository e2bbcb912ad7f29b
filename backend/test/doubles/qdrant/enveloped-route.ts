import type { DoubleRequest, Reply, Route } from '../vendor.ts';
import { QdrantError } from './qdrant-error.ts';

/** A route whose handler gives the bare result or throws; both go out in Qdrant's envelope with the seconds it took. */
export function envelopedRoute(
  operation: string,
  method: string,
  path: string,
  handle: (request: DoubleRequest) => unknown,
): Route {
  return {
    operation,
    method,
    path,
    handle(request): Reply {
      const start = performance.now();
      const time = (): number => (performance.now() - start) / 1000;
      try {
        return { body: { result: handle(request), status: 'ok', time: time() } };
      } catch (error) {
        if (!(error instanceof QdrantError)) throw error;
        return toErrorReply(error, time());
      }
    },
  };
}

/** A refusal in Qdrant's error envelope. */
export function toErrorReply({ status, message }: QdrantError, time = 0): Reply {
  return { status, body: { status: { error: message }, time } };
}
