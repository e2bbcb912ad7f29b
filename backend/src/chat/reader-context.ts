import type { RequestContext } from './chatkit/request-context.js';
import type { TurnOutcome } from './turns/turn.js';

/** Who asks, and from where in the docs. */
export interface ReaderContext extends RequestContext {
  /** See callerNetwork; absent for a server. */
  network?: string;
  /** The docs' that the reader is in, else the site's default. */
  locale?: string;
  version?: string;
  /** Path of the page the reader is on. */
  pageUrl?: string;
  /** Whether the reader's client shows widgets. */
  showsWidgets?: boolean;
  /** Makes of a page's path the address that links and sources have. */
  toHref(path: string): string;
  /** Told what came of a turn, before its message is stored. */
  onOutcome?(outcome: TurnOutcome): void;
}
