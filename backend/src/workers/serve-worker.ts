import { parentPort, type MessagePort } from 'node:worker_threads';
import { toSentError, type FromWorker, type SentArgument, type ToWorker } from './messages.js';

type Methods = Record<string, (...given: unknown[]) => unknown>;

/**
 * Lets the main thread call the methods of `engine` from this worker; the counterpart of WorkerThread. A signal that
 * aborts there aborts here, and a function given there can be called from here (its result does not come back).
 */
export function serveWorker(engine: object): void {
  const port = toMainThread();
  const running = new Map<number, AbortController>();
  const send = (message: FromWorker): void => port.postMessage(message);

  port.on('message', (message: ToWorker) => {
    if (message.type === 'abort') running.get(message.id)?.abort();
    else void run(message.id, message.method, message.arguments);
  });
  send({ type: 'ready' });

  async function run(id: number, method: string, sent: SentArgument[]): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    const given = sent.map((argument) => {
      if ('signal' in argument) return controller.signal;
      if ('data' in argument) return argument.data;
      return (...values: unknown[]) =>
        send({ type: 'called-back', id, callback: argument.callback, arguments: values });
    });
    try {
      const value = await (engine as Methods)[method]?.(...given);
      send({ type: 'returned', id, value });
    } catch (thrown) {
      send({ type: 'failed', id, error: toSentError(thrown) });
    } finally {
      running.delete(id);
    }
  }
}

/** Tells the operator something, in the service's log. */
export function logFromWorker(message: string): void {
  toMainThread().postMessage({ type: 'log', message } satisfies FromWorker);
}

function toMainThread(): MessagePort {
  if (!parentPort) throw new Error('This file runs as a worker thread only.');
  return parentPort;
}
