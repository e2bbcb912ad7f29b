import type { IncomingMessage } from 'node:http';
import type { BodyFault } from './vendor.ts';

/** Reads a body as JSON whatever its content type says; no body is undefined. What is too long is read and dropped. */
export async function readBody(
  message: IncomingMessage,
  maxBytes: number,
): Promise<{ body: unknown; bodyFault?: BodyFault }> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (bytes > maxBytes) return fault('too_large', `${bytes} bytes are more than ${maxBytes}`);
  if (bytes === 0) return { body: undefined };
  try {
    return { body: JSON.parse(Buffer.concat(chunks).toString()) };
  } catch (error) {
    return fault('invalid_json', (error as Error).message);
  }
}

function fault(kind: BodyFault['kind'], detail: string): { body: undefined; bodyFault: BodyFault } {
  return { body: undefined, bodyFault: { kind, detail } };
}
