import { CompactSign, compactVerify } from 'jose';

/** What a session token says. Times are Unix seconds. */
export interface SessionClaims {
  /** The subject: an anonymous reader's id, which survives renewal. */
  sub: string;
  /** The site it is good for. */
  aud: string;
  /** When this token was issued. */
  iat: number;
  exp: number;
  /** When the subject's first token was issued. */
  first_iat: number;
}

/** The claims as a token signed with `secret` (JWS compact, HS256, RFC 7515). */
export async function signSessionToken(claims: SessionClaims, secret: string): Promise<string> {
  return new CompactSign(encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(encode(secret));
}

/** The claims of a token signed with one of `secrets`, expired or not; undefined for a forged or foreign one. */
export async function readSessionToken(token: string, secrets: string[]): Promise<SessionClaims | undefined> {
  for (const secret of secrets) {
    try {
      const { payload } = await compactVerify(token, encode(secret), { algorithms: ['HS256'] });
      return JSON.parse(new TextDecoder().decode(payload)) as SessionClaims;
    } catch {
      // Signed with another secret, or not by us: the next secret decides.
    }
  }
  return undefined;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
