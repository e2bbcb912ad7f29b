import type { SiteStorage } from './storage.js';

/** A reader's token as the service gives it. */
interface StoredSession {
  client_secret: string;
  /** In seconds since 1970. */
  expires_at?: number;
}

/** The service gave no session; `response` is what it said instead. */
export class SessionRefused extends Error {
  override readonly name = 'SessionRefused';

  constructor(readonly response: Response) {
    super(`The service gave no session: ${response.status}.`);
  }
}

/** Runs a task while no other tab runs one of the same name. */
export type Lock = <Result>(name: string, task: () => Promise<Result>) => Promise<Result>;

export interface SessionOptions {
  backendUrl: string;
  siteId: string;
  storage: SiteStorage;
  fetch?: typeof fetch;
  lock?: Lock;
  /** Called when the service knows the reader no more, so that what it kept for them is out of reach. */
  onForgotten?: () => void;
}

const TIMEOUT_MS = 15_000;
/** A token this near its end is renewed before it is used. */
const MARGIN_MS = 10_000;

/** The anonymous session of a reader: minted when first asked for, kept in storage, renewed once at a time. */
export class Session {
  private renewal: Promise<string> | undefined;

  constructor(private readonly options: SessionOptions) {}

  /**
   * A token for the next request; `rejected` is one that the service just refused. Throws a SessionRefused when the
   * service gives none, and what `fetch` throws.
   */
  async secret(rejected?: string): Promise<string> {
    return this.usable(rejected) ?? (this.renewal ??= this.startRenewal(rejected));
  }

  private startRenewal(rejected: string | undefined): Promise<string> {
    const { backendUrl, siteId, lock = lockAcrossTabs } = this.options;
    const renewal = lock(
      `chatkit:${backendUrl}:${siteId}`,
      // Another tab may have renewed it while this one waited.
      async () => this.usable(rejected) ?? (await this.renew()),
    );
    return renewal.finally(() => (this.renewal = undefined));
  }

  private usable(rejected: string | undefined): string | undefined {
    const session = this.read();
    return session && session.client_secret !== rejected && !isExpiring(session)
      ? session.client_secret
      : undefined;
  }

  private async renew(): Promise<string> {
    const current = this.read()?.client_secret;
    let response = await this.request(current);
    if (response.status === 401 && current !== undefined) {
      this.options.storage.set('session', null);
      this.options.onForgotten?.();
      response = await this.request(undefined);
    }
    if (!response.ok) throw new SessionRefused(response);
    const session = (await response.json()) as StoredSession;
    this.options.storage.set('session', JSON.stringify(withUsableExpiry(session)));
    return session.client_secret;
  }

  private request(current: string | undefined): Promise<Response> {
    const { backendUrl, siteId, fetch: send = globalThis.fetch } = this.options;
    return send(`${backendUrl}/api/chatkit/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ site: siteId, current_client_secret: current }),
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }

  private read(): StoredSession | undefined {
    try {
      const session = JSON.parse(this.options.storage.get('session') ?? 'null') as StoredSession | null;
      return typeof session?.client_secret === 'string' ? session : undefined;
    } catch {
      return undefined; // Not ours: it is replaced by the next token.
    }
  }
}

function isExpiring({ expires_at }: StoredSession): boolean {
  return expires_at !== undefined && expires_at * 1000 - Date.now() < MARGIN_MS;
}

/** A reader's clock may be wrong: a token that looks expired when it is new is used until the service refuses it. */
function withUsableExpiry(session: StoredSession): StoredSession {
  return isExpiring(session) ? { client_secret: session.client_secret } : session;
}

async function lockAcrossTabs<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
  // Not there on insecure origins; then two tabs may each renew, which is harmless.
  return 'locks' in navigator ? await navigator.locks.request(name, task) : task();
}
