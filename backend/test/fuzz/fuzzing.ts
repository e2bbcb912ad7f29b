import { ORCHARD } from '../orchard.js';
import { Service, frames } from '../service.js';
import { mutateRequest } from './mutate-request.js';
import { RandomChoices } from './random-choices.js';
import { sendRaw, type RawRequest, type RawResponse } from './raw-request.js';
import { READERS_WORD, validRequests, type Scene, type ValidRequest } from './valid-requests.js';

/** Sends mutated requests to a service with `secrets` in its environment, and remembers what nobody may be told. */
export class Fuzzing {
  readonly service: Service;
  /** Sessions that were issued. */
  private readonly tokens = new Set<string>();

  constructor(
    private readonly secrets: Record<string, string>,
    variables: Record<string, string> = {},
  ) {
    this.service = new Service({
      LOG_LEVEL: 'debug',
      RATE_LIMIT_PER_MINUTE: '0',
      FOLLOW_UPS: 'true',
      ...secrets,
      ...variables,
    });
  }

  async start(): Promise<void> {
    await this.service.start();
    const response = await this.putPages('orchard', ORCHARD);
    if (!response.ok) throw new Error(await response.text());
  }

  /** Uploads pages with this service's index key. */
  putPages(site: string, lines: unknown[], headers: Record<string, string> = {}): Promise<Response> {
    return this.service.putPages(site, lines, '', {
      authorization: `Bearer ${this.secrets.INDEX_API_KEY}`,
      ...headers,
    });
  }

  /** A new reader's token. */
  async session(): Promise<string> {
    const token = await this.service.session('orchard');
    this.tokens.add(token);
    return token;
  }

  /** What was wrong with the answers to so many requests; the same requests for the same seed. */
  async run(mutations: number, seed: number, problemOf: (response: RawResponse) => string | undefined) {
    const random = new RandomChoices(seed);
    const problems: unknown[] = [];
    for (let requests: ValidRequest[] = [], n = 0; n < mutations; n++) {
      if (requests.length === 0) requests = validRequests(await this.scene());
      const request = mutateRequest(requests.shift()!, random);
      const response = await sendRaw(this.service.url, request);
      this.rememberToken(response);
      const problem = response
        ? (problemOf(response) ?? this.leakIn(request, response))
        : unanswered(request);
      if (problem) problems.push({ problem, response, ...request, body: String(request.body) });
    }
    return problems;
  }

  /** What of all that is nobody's business stands in the log. */
  leaksInLog(): string[] {
    const { log } = this.service;
    return [...Object.values(this.secrets), ...this.tokens, READERS_WORD].filter((secret) =>
      log.includes(secret),
    );
  }

  /** Answers never repeat a secret, and only the session endpoint tells a token. */
  private leakIn({ target }: RawRequest, { body }: RawResponse): string | undefined {
    const told = target.includes('/session') ? [] : [...this.tokens];
    const leaked = [...Object.values(this.secrets), ...told].find((secret) => body.includes(secret));
    return leaked && `tells ${leaked}`;
  }

  private rememberToken(response: RawResponse | undefined): void {
    const [, token] = /"client_secret":"([^"]+)"/.exec(response?.body ?? '') ?? [];
    if (token) this.tokens.add(token);
  }

  /** A reader with a thread of a question and its answer. */
  private async scene(): Promise<Scene> {
    const token = await this.session();
    const content = [{ type: 'input_text', text: `Where do ${READERS_WORD} store apples?` }];
    const input = { content, attachments: [], inference_options: {} };
    const events = frames(
      await this.service.post('/api/chatkit', { type: 'threads.create', params: { input } }, { token }),
    );
    const items: { id: string; thread_id: string }[] = [];
    for await (const { type, item } of events) {
      if (type === 'thread.item.done') items.push(item as { id: string; thread_id: string });
    }
    const [question, answer] = items;
    return {
      token,
      indexKey: this.secrets.INDEX_API_KEY!,
      thread: question!.thread_id,
      question: question!.id,
      answer: answer?.id ?? 'msg_none',
    };
  }
}

/** A connection that ends in the middle of a request may be closed without a word. */
function unanswered({ isCut }: RawRequest): string | undefined {
  return isCut ? undefined : 'no answer';
}

/** Why an answer is not what a wrong request gets: a fault of the service, or an error without our error body. */
export function faultOf({ status, head, body }: RawResponse): string | undefined {
  if (status >= 500 || /"code":"(stream\.error|internal_error)"/.test(body)) return 'a fault of the service';
  if (status < 400 || body === '') return undefined;
  return isErrorBody(body) ? undefined : `no error body: ${head}`;
}

function isErrorBody(body: string): boolean {
  try {
    const { code, message, request_id } = JSON.parse(body) as Record<string, unknown>;
    return [code, message, request_id].every((field) => typeof field === 'string');
  } catch {
    return false;
  }
}
