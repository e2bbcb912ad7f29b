import {
  describeFailure,
  describeRefusal,
  describeRejection,
  PLUGIN_SETTINGS,
  type SettingNames,
} from './failures.js';
import { IdleTimeout } from './idle-timeout.js';
import { IndexingError } from './indexing-error.js';
import { PageStream } from './page-stream.js';
import {
  type IndexSummary,
  isIndexSummary,
  isProgress,
  isServiceError,
  type Page,
  type Progress,
  type SiteDescription,
} from './upload-protocol.js';

/** Where pages go, and on whose behalf. */
export interface UploadTarget {
  backendUrl: string;
  siteId: string;
  locale: string;
  indexKey: string;
}

export interface UploadOptions {
  onProgress?: (progress: Progress) => void;
  /** How long nothing may move, in either direction, before the upload is given up. */
  idleTimeoutMs?: number;
  /** What the settings are called that messages ask to change; the plugin's, where this is absent. */
  settings?: SettingNames;
  /** Gives the upload up: it then throws an IndexingError, and what the service has whole it still applies. */
  signal?: AbortSignal;
}

const DEFAULT_IDLE_TIMEOUT_MS = 120_000;

/**
 * Makes the pages of a site and locale exactly these: streams them to the service, reports its progress and returns its
 * summary, which means that all of it is applied. Throws an IndexingError when anything stands in the way, and what
 * `pages` throws. Nothing is retried: what fails here needs somebody's hand, and the index is whole either way.
 */
export async function uploadPages(
  site: SiteDescription,
  pages: AsyncIterable<Page>,
  target: UploadTarget,
  {
    onProgress,
    idleTimeoutMs = DEFAULT_IDLE_TIMEOUT_MS,
    settings = PLUGIN_SETTINGS,
    signal,
  }: UploadOptions = {},
): Promise<IndexSummary> {
  const idle = new IdleTimeout(idleTimeoutMs);
  const ending = signal ? AbortSignal.any([idle.signal, signal]) : idle.signal;
  const source = new PageStream(site, pages, ending, () => idle.restart());
  try {
    // `duplex` is known to Node's fetch alone.
    const upload: RequestInit & { duplex: 'half' } = {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${target.indexKey}`,
        'content-type': 'application/x-ndjson',
        accept: 'text/event-stream',
      },
      body: source.body,
      duplex: 'half',
      redirect: 'manual',
      signal: ending,
    };
    const response = await fetch(uploadUrl(target), upload);
    idle.restart();
    return await readOutcome(response, target, settings, readMessages(response, idle, ending), onProgress);
  } catch (error) {
    if (source.failure) throw source.failure.error;
    if (error instanceof IndexingError) throw error;
    throw new IndexingError(describeFailure(error, target, idle, settings), { cause: error });
  } finally {
    idle.close();
  }
}

function uploadUrl({ backendUrl, siteId, locale }: UploadTarget): string {
  return `${backendUrl}/api/sites/${encodeURIComponent(siteId)}/pages?locale=${encodeURIComponent(locale)}`;
}

async function readOutcome(
  response: Response,
  target: UploadTarget,
  settings: SettingNames,
  messages: AsyncIterable<unknown>,
  onProgress: UploadOptions['onProgress'],
): Promise<IndexSummary> {
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => undefined);
    throw new IndexingError(
      describeRefusal(response, isServiceError(body) ? body : undefined, target, settings),
    );
  }
  for await (const message of messages) {
    if (isIndexSummary(message)) return message;
    if (isServiceError(message)) throw new IndexingError(describeRejection(message));
    if (isProgress(message)) onProgress?.(message);
  }
  throw new Error('the connection ended before the service said that it is done');
}

/** What the service says: a stream of messages, or one of them as plain JSON. */
async function* readMessages(
  response: Response,
  idle: IdleTimeout,
  signal: AbortSignal,
): AsyncGenerator<unknown> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    yield await response.json();
    return;
  }
  const { decodeSse } = await import('chatkit-protocol');
  for await (const { data } of decodeSse(response.body!, signal)) {
    idle.restart();
    yield JSON.parse(data);
  }
}
