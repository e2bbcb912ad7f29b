import { createHash } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { listenInFrontOf } from './forward.js';

/** Serves the website at `target` (`host:port`) with the policy that its page on the widget recommends. */
export function servePolicyInFrontOf(target: string): Promise<Server> {
  return listenInFrontOf(target, addPolicy);
}

async function addPolicy(answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (!answer.headers['content-type']?.startsWith('text/html')) {
    outgoing.writeHead(answer.statusCode!, answer.headers);
    return pipeline(answer, outgoing);
  }
  const html = await text(answer);
  const { 'content-length': _length, ...headers } = answer.headers;
  outgoing.writeHead(answer.statusCode!, { ...headers, 'content-security-policy': policyFor(html) });
  outgoing.end(html);
}

/** Docusaurus writes inline scripts into each page, which their hashes allow. */
function policyFor(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code]) => code!,
  );
  const hashes = inline.map((code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
  return [
    "default-src 'self'",
    `script-src 'self' ${hashes.join(' ')}`,
    "connect-src 'self' http://localhost:8000",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
  ].join('; ');
}
