import { TextDecoder } from 'node:util';

/** How far into a page its encoding is declared (HTML standard, 13.2.3.2). */
const DECLARED_WITHIN_BYTES = 1024;

/** The text of a page in the encoding that its header says, or its markup, or else in UTF-8. */
export function decodeHtml(body: Buffer, contentType: string): string {
  const start = body.subarray(0, DECLARED_WITHIN_BYTES).toString('latin1');
  const charset =
    /charset=["']?([\w-]+)/i.exec(contentType) ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(start);
  return decoderOf(charset?.[1]).decode(body);
}

function decoderOf(charset = 'utf-8'): TextDecoder {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}
