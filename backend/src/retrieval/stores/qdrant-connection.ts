import { QdrantClient } from '@qdrant/js-client-rest';
import type { QdrantSettings } from '../../configuration/vendors.js';
import { retrying } from '../../upstreams/retrying.js';
import type { Upstream } from '../../upstreams/upstream.js';
import { UpstreamError } from '../../upstreams/upstream-error.js';
import { withDeadline } from '../../upstreams/with-deadline.js';
import { toQdrantFailure } from './qdrant-failures.js';

type Api = ReturnType<QdrantClient['api']>;

/** A call of the generated API; `init` carries its signal. */
type QdrantCall<Result> = (api: Api, init: { signal: AbortSignal }) => Promise<{ data: { result?: Result } }>;

/** How long a call may take, in milliseconds, and how often it is made. */
interface Patience {
  timeoutMs: number;
  attempts: number;
}

/** Whoever asks whether the service is ready wants to know soon. */
const PROBING: Patience = { timeoutMs: 1_000, attempts: 1 };
/** A reader waits. */
const READING: Patience = { timeoutMs: 3_000, attempts: 2 };
/** An upload has time; every change may be repeated without harm. */
const WRITING: Patience = { timeoutMs: 60_000, attempts: 5 };
const MAX_WAIT_MS = 10_000;

/** Calls Qdrant with time-outs and repetitions, and tells its failures as UpstreamErrors. */
export class QdrantConnection {
  private readonly api: Api;
  private readonly host: string;

  constructor(
    { url, apiKey }: QdrantSettings,
    private readonly upstream: Upstream,
  ) {
    // As a header, since the client warns of every `apiKey` that goes over plain HTTP, on standard error. And without a
    // time-out of the client's own, which would replace our signal.
    const headers = apiKey === undefined ? {} : { 'api-key': apiKey };
    this.api = new QdrantClient({ url, headers, checkCompatibility: false, timeout: Infinity }).api();
    this.host = new URL(url).host;
  }

  /** The result of a call that finds out whether Qdrant can be used now. */
  probe<Result>(call: QdrantCall<Result>, signal?: AbortSignal): Promise<Result> {
    return this.call(call, PROBING, signal);
  }

  /** The result of a call that a reader waits for. */
  read<Result>(call: QdrantCall<Result>, signal?: AbortSignal): Promise<Result> {
    return this.call(call, READING, signal);
  }

  /** The result of a call that changes something. */
  write<Result>(call: QdrantCall<Result>, signal?: AbortSignal): Promise<Result> {
    return this.call(call, WRITING, signal);
  }

  private call<Result>(
    call: QdrantCall<Result>,
    { timeoutMs, attempts }: Patience,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<Result> {
    return this.upstream.call(() =>
      retrying(() => this.attempt(call, timeoutMs, signal), { attempts, maxWaitMs: MAX_WAIT_MS }, signal),
    );
  }

  private async attempt<Result>(
    call: QdrantCall<Result>,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<Result> {
    try {
      const { data } = await withDeadline(
        (within) => call(this.api, { signal: within }),
        { timeoutMs, upstream: `Qdrant at ${this.host}` },
        signal,
      );
      if (data.result === undefined) {
        throw new UpstreamError('interrupted', {
          operatorMessage: `Qdrant at ${this.host} gave an answer that is none.`,
        });
      }
      return data.result;
    } catch (error) {
      signal.throwIfAborted();
      throw toQdrantFailure(error, this.host);
    }
  }
}
