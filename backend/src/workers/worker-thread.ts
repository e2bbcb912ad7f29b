import { Worker } from 'node:worker_threads';
import { AppError } from '../errors/app-error.js';
import { READER_SENTENCES } from '../errors/reader-sentences.js';
import { fromSentError, type FromWorker, type SentArgument, type ToWorker } from './messages.js';

interface PendingCall {
  resolve(value: unknown): void;
  reject(error: unknown): void;
  callbacks: ((...values: unknown[]) => void)[];
}

/** How a worker thread is started. */
export interface WorkerThreadOptions {
  /** Its name, for the log. */
  name: string;
  /** The built file that calls serveWorker. */
  entry: URL;
  /** What the entry reads as `workerData`. */
  data: unknown;
  /** Milliseconds after which a call is given up; by method where one takes longer. */
  timeoutMs: { default: number } & Record<string, number>;
  /** Told of a crash; the thread is started again. */
  onCrash(error: Error): void;
  /** Told what the thread has to say to the operator. */
  onLog?(message: string): void;
}

/** A worker thread that could not even start, so that starting it again would not help. */
export class WorkerStartError extends Error {
  constructor(name: string, cause: Error) {
    super(`The ${name} part of the service cannot start: ${cause.message}`, { cause });
    this.name = 'WorkerStartError';
  }
}

/** A worker thread whose engine's methods can be called; it starts at once, and again after a crash once it has run. */
export class WorkerThread {
  /** Settles when the thread has started for the first time, or with a WorkerStartError. */
  readonly started: Promise<void>;
  private worker: Worker | undefined;
  private readonly start: PromiseWithResolvers<void> = Promise.withResolvers();
  private hasStarted = false;
  private readonly pending = new Map<number, PendingCall>();
  private nextId = 1;
  private closing = false;

  constructor(private readonly options: WorkerThreadOptions) {
    this.started = this.start.promise;
    this.started.catch(() => undefined);
    this.worker = this.run();
  }

  /**
   * Calls a method of the worker's engine. Arguments and the result are structured-cloned, but for AbortSignals and
   * functions, which reach the engine as such. Rejects with what the method threw, with the signal's reason once it
   * aborts, or with `unavailable` when it takes too long or the thread crashes.
   */
  call(method: string, given: unknown[]): Promise<unknown> {
    const id = this.nextId++;
    const callbacks: PendingCall['callbacks'] = [];
    let signal: AbortSignal | undefined;
    const sent = given.map((argument): SentArgument => {
      if (argument instanceof AbortSignal) {
        signal = argument;
        return { signal: true };
      }
      if (typeof argument === 'function') {
        return { callback: callbacks.push(argument as (...values: unknown[]) => void) - 1 };
      }
      return { data: argument };
    });
    return new Promise((resolve, reject) => {
      if (signal?.aborted || !this.worker) {
        reject(signal?.aborted ? signal.reason : unavailable('part_restarting'));
        return;
      }
      const giveUp = (reason: unknown): void => {
        this.post({ type: 'abort', id });
        this.settle(id)?.reject(reason);
      };
      const abort = (): void => giveUp(signal?.reason);
      const { timeoutMs } = this.options;
      const timer = setTimeout(
        () => giveUp(unavailable('part_slow')),
        timeoutMs[method] ?? timeoutMs.default,
      );
      signal?.addEventListener('abort', abort, { once: true });
      const release = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
      };
      this.pending.set(id, {
        resolve: (value) => (release(), resolve(value)),
        reject: (error) => (release(), reject(error)),
        callbacks,
      });
      this.post({ type: 'call', id, method, arguments: sent });
    });
  }

  /** Ends the thread; calls still under way reject with `unavailable`. */
  async close(): Promise<void> {
    this.closing = true;
    await this.worker?.terminate();
  }

  private post(message: ToWorker): void {
    this.worker?.postMessage(message);
  }

  private run(): Worker {
    const { entry, data, name } = this.options;
    const worker = new Worker(entry, { workerData: data, name });
    let crash: Error | undefined;
    worker.on('message', (message: FromWorker) => this.receive(message));
    worker.on('error', (error: Error) => (crash = error));
    worker.on('exit', (code) => {
      const error = crash ?? new Error(`The ${name} thread ended with code ${code}.`);
      this.worker = undefined;
      for (const id of [...this.pending.keys()])
        this.settle(id)?.reject(unavailable('part_restarting', error));
      if (this.closing) return;
      if (!this.hasStarted) {
        this.start.reject(new WorkerStartError(name, error));
        return;
      }
      this.options.onCrash(error);
      setTimeout(() => {
        if (!this.closing) this.worker = this.run();
      }, 500).unref();
    });
    return worker;
  }

  private receive(message: FromWorker): void {
    if (message.type === 'ready') {
      this.hasStarted = true;
      this.start.resolve();
    } else if (message.type === 'returned') this.settle(message.id)?.resolve(message.value);
    else if (message.type === 'failed') this.settle(message.id)?.reject(fromSentError(message.error));
    else if (message.type === 'log') this.options.onLog?.(message.message);
    else if (message.type === 'called-back') {
      this.pending.get(message.id)?.callbacks[message.callback]?.(...message.arguments);
    }
  }

  private settle(id: number): PendingCall | undefined {
    const call = this.pending.get(id);
    this.pending.delete(id);
    return call;
  }
}

function unavailable(sentence: 'part_restarting' | 'part_slow', cause?: Error): AppError {
  return new AppError('unavailable', READER_SENTENCES[sentence], { cause, sentence, retryable: true });
}

/** A port whose methods the worker's engine carries out: every method returns a promise, so every one can cross. */
export function remote<Port extends object>(thread: WorkerThread): Port {
  return new Proxy({} as Port, {
    get: (_target, method) =>
      // Nest asks providers for life-cycle hooks and `then`; only real methods may cross.
      typeof method === 'string' && !/^(then|on[A-Z]\w*|beforeApplication\w*)$/.test(method)
        ? (...given: unknown[]) => thread.call(method, given)
        : undefined,
  });
}
