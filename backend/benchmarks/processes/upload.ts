import { decodeSse } from 'chatkit-protocol';
import type { IndexingProgress, IndexingSummary } from '#built/indexing/indexing-summary.js';
import type { SiteMetadata } from '#built/retrieval/site-catalog.js';
import type { Page } from '../corpus/documentation.ts';
import { INDEX_KEY } from './service.ts';

/** What becomes the pages of a site in one locale. */
export interface Upload {
  site: string;
  locale?: string;
  metadata?: SiteMetadata;
  pages: Iterable<Page>;
}

/** Pages are sent in pieces of so many. */
const PAGES_AT_ONCE = 50;

/**
 * Indexes at the service that `url` is the address of, the pages streamed as they are made; resolves when all is
 * applied. Throws what the service refuses.
 */
export async function upload(
  url: string,
  { site, locale = 'en', metadata = {}, pages }: Upload,
  onProgress: (progress: IndexingProgress) => void = () => undefined,
): Promise<IndexingSummary> {
  const response = await fetch(`${url}/api/sites/${site}/pages?locale=${locale}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${INDEX_KEY}`,
      'content-type': 'application/x-ndjson',
      accept: 'text/event-stream',
    },
    body: ReadableStream.from(toNdjson(metadata, pages)),
    duplex: 'half',
  });
  if (!response.ok) throw new Error(`The upload was refused: ${await response.text()}`);
  for await (const { data } of decodeSse(response.body!)) {
    const event = JSON.parse(data) as IndexingProgress | IndexingSummary | { type: 'error'; message: string };
    if ('type' in event) throw new Error(`The upload failed: ${event.message}`);
    if ('unchanged' in event) return event;
    onProgress(event);
  }
  throw new Error('The upload ended without a summary.');
}

function* toNdjson(metadata: SiteMetadata, pages: Iterable<Page>): Generator<Uint8Array> {
  let lines = [{ site: metadata } as unknown];
  for (const page of pages) {
    lines.push(page);
    if (lines.length < PAGES_AT_ONCE) continue;
    yield encodeLines(lines);
    lines = [];
  }
  yield encodeLines(lines);
}

function encodeLines(lines: unknown[]): Uint8Array {
  return Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}
