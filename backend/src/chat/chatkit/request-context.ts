import type { AppError } from '../../errors/app-error.js';
import type { ThreadOwner } from '../thread-store.js';

/** Who asks. A responder may be given more: the server hands it on as it came. */
export interface RequestContext {
  owner: ThreadOwner;
  /** Told what a stream failed with, before its `error` event is sent. */
  onFailure?(thrown: unknown): void;
  /** What the reader is told of a failure; its message where this is absent. */
  toSentence?(failure: AppError): string;
}
