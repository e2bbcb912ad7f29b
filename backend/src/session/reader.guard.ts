import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { AllowedOrigins } from '../configuration/origins.js';
import { AppError } from '../errors/app-error.js';
import { assertOriginAllowed } from '../http/cross-origin.js';
import { bearerOf, setCaller } from './caller.js';
import { SessionService } from './session.service.js';

/** Lets readers in who carry a good session token, from an origin that may use its site. */
@Injectable()
export class ReaderGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionService,
    private readonly origins: AllowedOrigins,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const token = bearerOf(request);
    if (!token)
      throw new AppError('invalid_session', 'Send a session token: Authorization: Bearer <client_secret>.');
    const reader = await this.sessions.verify(token);
    assertOriginAllowed(this.origins, request, reader.site);
    setCaller(request, { kind: 'reader', ...reader });
    return true;
  }
}
