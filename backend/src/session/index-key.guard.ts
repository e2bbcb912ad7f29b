import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { IndexKeys } from '../configuration/index-keys.js';
import { AppError } from '../errors/app-error.js';
import { bearerOf } from './caller.js';

/** Lets in whoever carries an index key of the route's `:site`. */
@Injectable()
export class IndexKeyGuard implements CanActivate {
  constructor(private readonly keys: IndexKeys) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const key = bearerOf(request);
    const { site } = request.params;
    if (key !== undefined && this.keys.allows(key, typeof site === 'string' ? site : undefined)) return true;
    throw new AppError(
      'invalid_index_key',
      'Send an index key of this site: Authorization: Bearer <key>, as INDEX_API_KEY or INDEX_API_KEYS of the service say.',
    );
  }
}
