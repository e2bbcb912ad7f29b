import type { NextFunction, Request, Response } from 'express';
import type { AllowedOrigins } from '../configuration/origins.js';
import { AppError } from '../errors/app-error.js';

const METHODS = 'GET, POST, PUT, DELETE';
const ALLOWED_HEADERS = [
  'authorization',
  'content-type',
  'accept',
  'accept-language',
  'chatkit-frame-instance-id',
  'x-docs-page',
  'x-docs-locale',
  'x-docs-version',
].join(', ');
const EXPOSED_HEADERS = 'retry-after, x-request-id';

/**
 * Cross-origin rules: a known Origin may call, a foreign one is refused, none passes. Every response carries CORS
 * headers, refusals too: they hold nothing secret, and without them a browser reports only "failed to fetch".
 */
export function crossOrigin(origins: AllowedOrigins) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const { origin } = request.headers;
    response.setHeader('Vary', 'Origin');
    if (origin === undefined) {
      next();
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Expose-Headers', EXPOSED_HEADERS);
    if (request.method === 'OPTIONS' && request.headers['access-control-request-method']) {
      response.setHeader('Access-Control-Allow-Methods', METHODS);
      response.setHeader('Access-Control-Allow-Headers', ALLOWED_HEADERS);
      response.setHeader('Access-Control-Max-Age', '600');
      response.status(204).end();
      return;
    }
    next(origins.knows(origin) || isOwnOrigin(origin, request) ? undefined : foreignOrigin(origin));
  };
}

/** Refuses a request whose Origin may not use `site`. */
export function assertOriginAllowed(origins: AllowedOrigins, request: Request, site: string): void {
  const { origin } = request.headers;
  if (origin !== undefined && !origins.allows(origin, site) && !isOwnOrigin(origin, request)) {
    throw foreignOrigin(origin, site);
  }
}

/** The service's own pages (Swagger UI at /docs) may call it. */
function isOwnOrigin(origin: string, request: Request): boolean {
  return origin === `${request.protocol}://${request.headers.host}`;
}

function foreignOrigin(origin: string, site?: string): AppError {
  const shown = origin.slice(0, 200);
  const entry = site === undefined ? shown : `${site}=${shown}`;
  return new AppError(
    'foreign_origin',
    `Pages of ${shown} may not call this service: its operator can add ${entry} to ALLOWED_ORIGINS.`,
  );
}
