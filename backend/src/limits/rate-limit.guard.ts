import { Injectable, SetMetadata, UseGuards, applyDecorators } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { IndexKeys } from '../configuration/index-keys.js';
import { isSiteId } from '../configuration/site-id.js';
import { callerNetwork } from '../http/caller-network.js';
import { bearerOf, identifiedCaller } from '../session/caller.js';
import { RateLimits } from './rate-limits.js';
import type { CallKind } from './rates.js';

/** The kind of a route's calls, or what tells it of one. */
type Kinds = CallKind | ((request: Request) => CallKind);

const KINDS = 'limited call kinds';

/** Limits the calls of a route, after the guards of its controller have said who calls. */
export function RateLimited(kinds: Kinds): MethodDecorator {
  return applyDecorators(SetMetadata(KINDS, kinds), UseGuards(RateLimitGuard));
}

/** Lets in whoever is within the limits; servers with an index key are not limited. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly limits: RateLimits,
    private readonly keys: IndexKeys,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const caller = identifiedCaller(request);
    const site = caller?.kind === 'reader' ? caller.site : queriedSite(request);
    if (caller?.kind === 'server' || (!caller && this.hasIndexKey(request, site))) return true;
    const kinds = this.reflector.get<Kinds>(KINDS, context.getHandler());
    this.limits.count({
      kind: typeof kinds === 'function' ? kinds(request) : kinds,
      network: callerNetwork(request),
      subject: caller?.subject,
      site,
    });
    return true;
  }

  private hasIndexKey(request: Request, site: string | undefined): boolean {
    const key = bearerOf(request);
    return key !== undefined && this.keys.allows(key, site);
  }
}

function queriedSite({ query }: Request): string | undefined {
  return typeof query.site === 'string' && isSiteId(query.site) ? query.site : undefined;
}
