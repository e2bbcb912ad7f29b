/** What a call is, as far as it is limited. */
export type CallKind = 'question' | 'search' | 'reading' | 'session';

/** Whose calls are counted together. */
export type Limit = 'address' | 'reader' | 'site';

/**
 * What a call costs, in questions, and with which others it is counted: who may ask no more can still read what was
 * answered.
 */
export const COSTS: Record<CallKind, { cost: number; together: string }> = {
  question: { cost: 1, together: 'asking' },
  search: { cost: 0.1, together: 'asking' },
  /** Reading threads, renaming and deleting them, rating answers. */
  reading: { cost: 0.1, together: 'reading' },
  session: { cost: 0.5, together: 'sessions' },
};

/** What each limit is, in multiples of RATE_LIMIT_PER_MINUTE. */
export const SHARES: Record<Limit, number> = { address: 1, reader: 0.5, site: 20 };
