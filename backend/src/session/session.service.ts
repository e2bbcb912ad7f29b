import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SessionConfiguration } from '../configuration/configuration.js';
import { AppError } from '../errors/app-error.js';
import { readSessionToken, signSessionToken, type SessionClaims } from './session-token.js';

/** A reader's proof of being who asked before. */
export interface Session {
  client_secret: string;
  /** Unix seconds. */
  expires_at: number;
}

/** An anonymous reader of one site. */
export interface Reader {
  subject: string;
  site: string;
}

const SECONDS_PER_DAY = 86_400;

/** Issues, renews and verifies readers' sessions. */
@Injectable()
export class SessionService {
  constructor(private readonly configuration: SessionConfiguration) {}

  /** A session for a new reader of `site`. */
  begin(site: string): Promise<Session> {
    const now = nowSeconds();
    return this.issue({ sub: `reader_${randomUUID()}`, aud: site, first_iat: now }, now);
  }

  /**
   * A new session for the reader of `token`, expired or not. Throws `invalid_session` for a forged token or one of
   * another site, `expired_session` when the subject is older than may be renewed.
   */
  async renew(site: string, token: string): Promise<Session> {
    const claims = await this.read(token);
    if (claims.aud !== site) throw invalidSession('The session is of another site: begin a new one.');
    const now = nowSeconds();
    if (now - claims.first_iat > this.configuration.renewDays * SECONDS_PER_DAY) {
      throw new AppError('expired_session', 'The session is too old to be renewed: begin a new one.');
    }
    return this.issue(claims, now);
  }

  /** The reader of a token that is good now. Throws `invalid_session` or `expired_session`. */
  async verify(token: string): Promise<Reader> {
    const { sub, aud, exp } = await this.read(token);
    if (exp <= nowSeconds()) throw new AppError('expired_session', 'The session has expired: renew it.');
    return { subject: sub, site: aud };
  }

  private async read(token: string): Promise<SessionClaims> {
    const claims = await readSessionToken(token, this.configuration.secrets);
    if (!claims) throw invalidSession('The session token is not valid: begin a new session.');
    return claims;
  }

  private async issue(of: Pick<SessionClaims, 'sub' | 'aud' | 'first_iat'>, now: number): Promise<Session> {
    const exp = now + this.configuration.ttlSeconds;
    const claims = { sub: of.sub, aud: of.aud, first_iat: of.first_iat, iat: now, exp };
    const client_secret = await signSessionToken(claims, this.configuration.secrets[0]!);
    return { client_secret, expires_at: exp };
  }
}

function invalidSession(message: string): AppError {
  return new AppError('invalid_session', message);
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
