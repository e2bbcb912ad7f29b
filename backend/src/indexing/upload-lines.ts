import { AppError } from '../errors/app-error.js';

const NEWLINE = 0x0a;

/** A line of an upload: its number, from 1, and its text. */
export interface UploadLine {
  number: number;
  text: string;
}

/**
 * Splits bytes, cut anywhere, into lines; empty ones are counted and left out. Throws `invalid_upload` for a line that
 * is no UTF-8 and `payload_too_large` for one of more than `maxLineBytes`.
 */
export class LineSplitter {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private parts: Uint8Array[] = [];
  private bytes = 0;
  private number = 0;

  constructor(private readonly maxLineBytes = Infinity) {}

  /** The lines that are complete with this chunk. */
  push(chunk: Uint8Array): UploadLine[] {
    const lines: UploadLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.keep(chunk.subarray(start, end));
      lines.push(...this.take());
      start = end + 1;
    }
    this.keep(chunk.subarray(start));
    return lines;
  }

  /** The last line, when no newline ended it. */
  end(): UploadLine[] {
    return this.bytes > 0 ? this.take() : [];
  }

  private keep(part: Uint8Array): void {
    if (part.length === 0) return;
    this.bytes += part.length;
    if (this.bytes > this.maxLineBytes) {
      const line = this.number + 1;
      throw new AppError('payload_too_large', `Line ${line} is longer than ${this.maxLineBytes} bytes.`, {
        details: { line },
      });
    }
    this.parts.push(part);
  }

  private take(): UploadLine[] {
    this.number++;
    const bytes = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    this.parts = [];
    this.bytes = 0;
    try {
      const text = this.decoder.decode(bytes).trim();
      return text === '' ? [] : [{ number: this.number, text }];
    } catch {
      throw new AppError('invalid_upload', `Line ${this.number} is not UTF-8 text.`, {
        details: { line: this.number },
      });
    }
  }
}
