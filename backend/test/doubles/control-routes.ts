import type { ExchangeLog } from './exchange-log.ts';
import type { FaultScript } from './fault-script.ts';
import type { DoubleRequest, Reply } from './vendor.ts';

/** Answers `PUT /__double/fault` and `GET` and `DELETE /__double/requests`, which need no key and befall no fault. */
export function controlReply(
  { method, path, body }: DoubleRequest,
  faults: FaultScript,
  log: ExchangeLog,
): Reply {
  switch (`${method} ${path}`) {
    case 'PUT /__double/fault':
      try {
        faults.set(body);
        return { status: 204 };
      } catch (error) {
        return { status: 400, body: (error as Error).message };
      }
    case 'GET /__double/requests':
      return { body: log.summary() };
    case 'DELETE /__double/requests':
      log.clear();
      return { status: 204 };
    default:
      return { status: 404, body: 'The control routes are /__double/fault and /__double/requests.' };
  }
}
