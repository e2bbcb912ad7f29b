import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { IndexKeys } from '../configuration/index-keys.js';
import { bearerOf, setCaller } from './caller.js';
import { ReaderGuard } from './reader.guard.js';

/** Lets in readers with a session, and servers with an index key. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(
    private readonly keys: IndexKeys,
    private readonly readers: ReaderGuard,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const key = bearerOf(request);
    if (key === undefined || !this.keys.allows(key)) return this.readers.canActivate(context);
    setCaller(request, { kind: 'server', key });
    return true;
  }
}
