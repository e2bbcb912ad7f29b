import { type Session, SessionRefused } from './session.js';

/** Where the reader is: tells the service which page, locale and version a question is about. */
export interface ReadingContext {
  /** The page's percent-encoded path. */
  page: string;
  locale: string;
  version?: string;
}

/**
 * The `fetch` of all of ChatKit's requests: signs them with the reader's session, says where the reader is, and keeps
 * ChatKit's own headers. A request whose token the service refuses is sent once more with a new one; where the
 * service gives no session, its refusal is the answer.
 */
export function createApiFetch(
  session: Session,
  readContext: () => ReadingContext,
  send: typeof fetch = (input, init) => fetch(input, init),
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, { ...init, credentials: 'omit' });
    addContext(request.headers, readContext());
    try {
      const secret = await session.secret();
      const response = await send(signed(request.clone(), secret));
      return response.status === 401 ? await send(signed(request, await session.secret(secret))) : response;
    } catch (error) {
      if (error instanceof SessionRefused) return error.response.clone();
      throw error;
    }
  };
}

function signed(request: Request, secret: string): Request {
  request.headers.set('authorization', `Bearer ${secret}`);
  return request;
}

function addContext(headers: Headers, { page, locale, version }: ReadingContext): void {
  headers.set('x-docs-page', page);
  headers.set('x-docs-locale', locale);
  // A header takes no other characters, and a version without a name is the default one.
  if (version && /^[ -~]+$/.test(version)) headers.set('x-docs-version', version);
}
