import { randomBytes } from 'node:crypto';

/** An id that nobody can guess: ChatKit's prefix of its kind and 128 random bits. */
export function newId(prefix: 'thr' | 'msg' | 'shcx'): string {
  return `${prefix}_${randomBytes(16).toString('hex')}`;
}

/** Now, as ChatKit writes it: UTC with Z. */
export function now(): string {
  return new Date().toISOString();
}
