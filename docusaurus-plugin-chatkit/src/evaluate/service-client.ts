import { setTimeout as sleep } from 'node:timers/promises';
import { IdleTimeout } from '../indexing/idle-timeout.js';
import { isServiceError } from '../indexing/upload-protocol.js';
import { EvaluationError } from './evaluation-error.js';
import { describeRefusal, describeSilence, describeStranger, describeWait } from './failures.js';
import type { Answer, Reply } from './reply.js';

/** Which site is asked, where, and on whose behalf. */
export interface ServiceTarget {
  site: string;
  backendUrl: string;
  indexKey?: string;
  /** How long the service may take for one reply. */
  timeoutMs: number;
}

/** A question in the docs it is put to. */
export interface Asked {
  question: string;
  locale?: string;
  version?: string;
}

/** A service that is busy is asked again, this often in all. */
const MAX_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 1_000;
/** The longest pause that is waited out when the service asks for one. */
const MAX_PAUSE_MS = 60_000;

/**
 * Asks a site's questions over HTTP. Every method throws an EvaluationError, with the remedy, when the service cannot be
 * asked, and the signal's reason when it aborts.
 */
export class ServiceClient {
  constructor(private readonly target: ServiceTarget) {}

  /** The passages that are found, at most `limit`, and how sure the service is. */
  async search({ question, ...docs }: Asked, limit: number, signal: AbortSignal): Promise<Reply> {
    const query = new URLSearchParams({ site: this.target.site, q: question, limit: String(limit) });
    for (const [name, value] of Object.entries(docs)) if (value) query.set(name, value);
    const reply = await this.call(`/api/search?${query}`, {}, signal);
    if (!isSearchReply(reply)) throw new EvaluationError(describeStranger(this.target));
    const { results, confidence, locale } = reply;
    return { found: results.map(({ url }) => url), confidence, locale };
  }

  /** The answer that a reader would get. */
  async ask({ question, locale, version }: Asked, signal: AbortSignal): Promise<Answer> {
    const body = JSON.stringify({ site: this.target.site, message: question, locale, version });
    const headers = { 'content-type': 'application/json' };
    const reply = await this.call('/api/chat', { method: 'POST', headers, body }, signal);
    if (!isChatReply(reply)) throw new EvaluationError(describeStranger(this.target));
    const { answered, answer, citations } = reply;
    return { answered, text: answer, cited: citations.map(({ url }) => url) };
  }

  private async call(path: string, request: RequestInit, signal: AbortSignal): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      const { response, body } = await this.send(path, request, signal);
      if (response.ok) return body;
      const isBusy = response.status === 429 || response.status === 503;
      if (!isBusy || attempt === MAX_ATTEMPTS) {
        const error = isServiceError(body) ? body : undefined;
        throw new EvaluationError(describeRefusal(response, error, this.target));
      }
      const pauseMs = retryAfterMs(response) ?? FIRST_PAUSE_MS * 2 ** (attempt - 1);
      if (pauseMs > MAX_PAUSE_MS) throw new EvaluationError(describeWait(pauseMs, this.target));
      await sleep(pauseMs, undefined, { signal });
    }
  }

  private async send(path: string, request: RequestInit, signal: AbortSignal) {
    signal.throwIfAborted();
    const { backendUrl, indexKey, timeoutMs } = this.target;
    const timeout = new IdleTimeout(timeoutMs);
    const stop = () => timeout.close();
    signal.addEventListener('abort', stop);
    try {
      const response = await fetch(backendUrl + path, {
        ...request,
        headers: {
          accept: 'application/json',
          ...(indexKey && { authorization: `Bearer ${indexKey}` }),
          ...request.headers,
        },
        // The key is for the service, and not for where a redirect leads.
        redirect: 'manual',
        signal: timeout.signal,
      });
      return { response, body: parseJson(await response.text()) };
    } catch (error) {
      signal.throwIfAborted();
      throw new EvaluationError(describeSilence(error, this.target, timeout.hasExpired), { cause: error });
    } finally {
      signal.removeEventListener('abort', stop);
      timeout.close();
    }
  }
}

/** How long the service asks to wait: a number of seconds, or a date. */
function retryAfterMs({ headers }: Response): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface SearchReply {
  results: { url: string }[];
  confidence: number;
  locale: string;
}

function isSearchReply(value: unknown): value is SearchReply {
  const { results, confidence, locale } = (value ?? {}) as Partial<SearchReply>;
  return areAddressed(results) && typeof confidence === 'number' && typeof locale === 'string';
}

interface ChatReply {
  answered: boolean;
  answer: string;
  citations: { url: string }[];
}

function isChatReply(value: unknown): value is ChatReply {
  const { answered, answer, citations } = (value ?? {}) as Partial<ChatReply>;
  return typeof answered === 'boolean' && typeof answer === 'string' && areAddressed(citations);
}

function areAddressed(passages: { url: string }[] | undefined): boolean {
  return Array.isArray(passages) && passages.every((passage) => typeof passage?.url === 'string');
}
