import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

/** Gives every request an id, sent back as X-Request-Id. */
export function assignRequestId(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('X-Request-Id', randomUUID());
  next();
}

/** The id that `assignRequestId` gave the request of this response. */
export function requestIdOf(response: Response): string {
  return String(response.getHeader('X-Request-Id') ?? 'unknown');
}
