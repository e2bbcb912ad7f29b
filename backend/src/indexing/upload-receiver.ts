import { isUtf8 } from 'node:buffer';
import { AppError } from '../errors/app-error.js';
import type { StagedUpload, UploadTarget, UploadWriter } from './staged-upload.js';
import { LineSplitter, type UploadLine } from './upload-lines.js';
import { UploadPages, invalidUpload } from './upload-pages.js';

/** How an upload is written: a page a line, or one JSON document. */
export type UploadFormat = 'ndjson' | 'json';

/** Longest line of an upload: one page with its markup. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;
/** Largest upload that is one JSON document, which is held in memory. */
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;
/** Largest upload of all. */
const MAX_UPLOAD_BYTES = 2 * 1024 * 1024 * 1024;

/** Takes the bytes of one upload, validates each page and stages it. */
export class UploadReceiver {
  private readonly lines = new LineSplitter(MAX_LINE_BYTES);
  private readonly pages = new UploadPages();
  private readonly document: Uint8Array[] = [];
  private bytes = 0;

  constructor(
    private readonly target: UploadTarget,
    private readonly format: UploadFormat,
    private readonly writer: UploadWriter,
  ) {}

  /** Takes the next bytes. Throws `invalid_upload`, `invalid_json` or `payload_too_large`; the upload is then dead. */
  push(chunk: Uint8Array): void {
    this.bytes += chunk.length;
    const maxBytes = this.format === 'json' ? MAX_DOCUMENT_BYTES : MAX_UPLOAD_BYTES;
    if (this.bytes > maxBytes) {
      throw new AppError(
        'payload_too_large',
        `The upload is larger than ${maxBytes} bytes: send NDJSON, or fewer pages.`,
      );
    }
    if (this.format === 'json') this.document.push(chunk.slice());
    else this.takeLines(this.lines.push(chunk));
  }

  /** Stages the upload, whole and valid. Throws as `push`, and `empty_upload` where it would remove every page. */
  finish(): StagedUpload {
    if (this.format === 'json') this.takeDocument();
    else this.takeLines(this.lines.end());
    if (this.writer.pages === 0 && this.target.prune) {
      throw new AppError(
        'empty_upload',
        'The upload holds no page. To remove a site, DELETE it; to keep its other pages, add prune=false.',
      );
    }
    return this.writer.finish(this.target, this.pages.metadata);
  }

  discard(): void {
    this.writer.discard();
  }

  private takeLines(lines: UploadLine[]): void {
    for (const { number, text } of lines) {
      const place = { line: number };
      const value = parseJson(text, (problem) => invalidUpload(problem, place));
      if (isSiteLine(value)) {
        if (this.writer.pages > 0) throw invalidUpload('the site is described before its pages', place);
        this.pages.site(value.site, place);
      } else {
        this.writer.write(this.pages.page(value, this.target.locale, place));
      }
    }
  }

  private takeDocument(): void {
    const bytes = Buffer.concat(this.document);
    if (!isUtf8(bytes)) throw new AppError('invalid_json', 'The upload is not UTF-8 text.');
    const text = new TextDecoder().decode(bytes);
    const value = parseJson(
      text,
      (problem) => new AppError('invalid_json', `The upload cannot be read: ${problem}.`),
    );
    const { site, pages } = (value ?? {}) as { site?: unknown; pages?: unknown };
    if (!Array.isArray(pages))
      throw new AppError('invalid_upload', 'The upload has no list of pages: {"pages": [...]}.');
    if (site !== undefined) this.pages.site(site, { site: true });
    pages.forEach((page: unknown, index) => {
      this.writer.write(this.pages.page(page, this.target.locale, { page: index + 1 }));
    });
  }
}

function parseJson(text: string, toError: (problem: string) => AppError): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw toError('it is not valid JSON');
  }
}

function isSiteLine(value: unknown): value is { site: unknown } {
  return typeof value === 'object' && value !== null && 'site' in value && !('url' in value);
}
