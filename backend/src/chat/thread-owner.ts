import { AppError } from '../errors/app-error.js';
import type { Caller } from '../session/caller.js';
import type { ThreadOwner } from './thread-store.js';

/** The subject that owns the threads of all servers that hold a site's index key. */
const SERVER_SUBJECT = 'server';

/** Whose threads a caller uses: a reader's own; a server's belong to the site it names. */
export function threadOwnerOf(caller: Caller, site?: string): ThreadOwner {
  if (caller.kind === 'reader') {
    if (site !== undefined && site !== caller.site) {
      throw new AppError('invalid_session', `The session is of the site "${caller.site}", not of "${site}".`);
    }
    return { site: caller.site, subject: caller.subject };
  }
  if (site === undefined) {
    throw new AppError('invalid_request', 'site is required with an index key.', {
      details: [{ field: 'site', problem: 'site is required with an index key' }],
    });
  }
  return { site, subject: SERVER_SUBJECT };
}
