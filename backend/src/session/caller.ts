import type { Request } from 'express';
import { AppError } from '../errors/app-error.js';

/** Who calls: a reader with a session of one site, or a server with an index key. */
export type Caller = { kind: 'reader'; subject: string; site: string } | { kind: 'server'; key: string };

const callers = new WeakMap<Request, Caller>();

/** Remembers the caller that a guard has identified. */
export function setCaller(request: Request, caller: Caller): void {
  callers.set(request, caller);
}

/** The caller that a guard has identified, where one has. */
export function identifiedCaller(request: Request): Caller | undefined {
  return callers.get(request);
}

/** The caller that a guard has identified. Throws `invalid_session` when none did. */
export function callerOf(request: Request): Caller {
  const caller = identifiedCaller(request);
  if (!caller)
    throw new AppError('invalid_session', 'Send a session token: Authorization: Bearer <client_secret>.');
  return caller;
}

/** The bearer token of a request, or undefined. */
export function bearerOf(request: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}
