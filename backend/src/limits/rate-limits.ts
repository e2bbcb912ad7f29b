import { Injectable } from '@nestjs/common';
import { LimitsConfiguration } from '../configuration/configuration.js';
import { AppError } from '../errors/app-error.js';
import { COSTS, SHARES, type CallKind, type Limit } from './rates.js';
import { TokenBuckets } from './token-buckets.js';

/** Most addresses, readers or sites that are remembered, some megabytes each. */
const MAX_KEYS = 50_000;

/** A call, and on whose account it is. */
export interface LimitedCall {
  kind: CallKind;
  /** See callerNetwork. */
  network: string;
  /** A reader's subject, where there is a session. */
  subject?: string;
  site?: string;
}

/** Counts calls by address, reader and site, in memory. */
@Injectable()
export class RateLimits {
  /** How many calls each limit has refused. */
  readonly refused: Record<Limit, number> = { address: 0, reader: 0, site: 0 };
  private readonly buckets: Record<Limit, TokenBuckets> | undefined;

  constructor({ ratePerMinute }: LimitsConfiguration) {
    const bucketsOf = (limit: Limit): TokenBuckets =>
      // No bucket is too small for a question.
      new TokenBuckets({ perMinute: Math.max(1, ratePerMinute * SHARES[limit]), maxKeys: MAX_KEYS });
    if (ratePerMinute === 0) return;
    this.buckets = {
      address: bucketsOf('address'),
      reader: bucketsOf('reader'),
      site: bucketsOf('site'),
    };
  }

  /** Counts a call, unless that would be beyond a limit: then throws `rate_limited`, and nothing is counted. */
  count(call: LimitedCall): void {
    if (!this.buckets) return;
    const now = performance.now();
    const { cost, together } = COSTS[call.kind];
    const accounts = accountsOf(call).map(([limit, key]) => [limit, `${together} ${key}`] as const);
    for (const [limit, key] of accounts) {
      const waitMs = this.buckets[limit].waitMs(key, cost, now);
      if (waitMs > 0) throw this.refusal(limit, waitMs);
    }
    for (const [limit, key] of accounts) this.buckets[limit].take(key, cost, now);
  }

  private refusal(limit: Limit, waitMs: number): AppError {
    this.refused[limit]++;
    const seconds = Math.ceil(waitMs / 1000);
    return new AppError('rate_limited', `${REASONS[limit]} ${tryAgain(seconds)}`, {
      details: { limit, retry_after_seconds: seconds },
      retryable: true,
      retryAfterSeconds: seconds,
    });
  }
}

/** Why a call is refused, as a sentence for the reader. */
const REASONS: Record<Limit, string> = {
  address: 'Too many requests came from your network in a short time.',
  reader: 'You have asked a lot in a short time.',
  site: 'Very many readers are asking at the moment.',
};

function tryAgain(seconds: number): string {
  return seconds === 1 ? 'Try again in a second.' : `Try again in ${seconds} seconds.`;
}

/** The account of the caller first, so that who is beyond their own limit is told so, whatever others do. */
function accountsOf({ network, subject, site }: LimitedCall): [Limit, string][] {
  return [
    ...(subject === undefined ? [] : [['reader', subject] as [Limit, string]]),
    ['address', network],
    ...(site === undefined ? [] : [['site', site] as [Limit, string]]),
  ];
}
