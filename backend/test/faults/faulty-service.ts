import { ORCHARD } from '../orchard.js';
import { Service, frames } from '../service.js';
import type { RunningDouble } from '../doubles/start-double.ts';

/** What a reader and an API user see of one question, and what the operator sees afterwards. */
export interface Seen {
  /** Events of the ChatKit stream. */
  events: Record<string, unknown>[];
  /** The stream's error event, if any. */
  error: { code?: string; message?: string; allow_retry?: boolean } | undefined;
  /** Types of the items that the thread holds afterwards. */
  kept: string[];
  chat: { status: number; retryAfter: string | null; body: Record<string, unknown> };
  search: { status: number; retryAfter: string | null; body: Record<string, unknown> };
  ready: { status: number; body: Record<string, unknown> };
  metrics: string;
  log: string;
}

export const SITE = 'orchard';
/** Another one each time, since the vectors of known questions are kept. */
let asked = 0;
const newQuestion = (): string => `How do I prune pear trees${'?'.repeat(++asked)}`;

/** Asks the service every way there is, and looks at what operators look at. */
export async function lookAt(service: Service): Promise<Seen> {
  const token = await service.session(SITE);
  const response = await service.post('/api/chatkit', create(newQuestion()), { token });
  const events = response.ok ? await Array.fromAsync(frames(response)) : [];
  const chat = await reply(await service.post('/api/chat', { message: newQuestion() }, { token }));
  const search = await reply(
    await service.fetch(`/api/search?${new URLSearchParams({ site: SITE, q: newQuestion() })}`),
  );
  const ready = await reply(await service.fetch('/health/ready'));
  const metrics = await (await service.fetch('/metrics')).text();
  const error = events.find(({ type }) => type === 'error') as Seen['error'];
  return {
    events,
    error,
    kept: await itemsOf(service, token),
    chat,
    search,
    ready,
    metrics,
    log: service.log,
  };
}

/** Waits until the service answers again, as it does by itself. */
export async function untilWell(service: Service): Promise<void> {
  for (;;) {
    const token = await service.session(SITE);
    const { status } = await service.post('/api/chat', { message: newQuestion() }, { token });
    const ready = (await (await service.fetch('/health/ready')).json()) as { status: string };
    if (status === 200 && ready.status === 'ready') return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** A service with an indexed site. */
export async function indexedService(variables: Record<string, string>): Promise<Service> {
  const service = await new Service(variables).start();
  const response = await service.putPages(SITE, ORCHARD);
  if (!response.ok) throw new Error(await response.text());
  return service;
}

/** Environment that lets OpenAI's double write answers, with short patience. */
export const answersBy = ({ url }: RunningDouble) => ({
  OPENAI_API_KEY: 'sk-of-the-fault-tests',
  OPENAI_BASE_URL: `${url}/v1`,
  OPENAI_FIRST_TOKEN_SECONDS: '2',
  OPENAI_NEXT_TOKEN_SECONDS: '0.5',
  EMBEDDING_PROVIDER: 'none',
});

function create(text: string) {
  const content = [{ type: 'input_text', text }];
  return { type: 'threads.create', params: { input: { content, attachments: [], inference_options: {} } } };
}

async function reply(response: Response) {
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: (await response.json()) as Record<string, unknown>,
  };
}

/** Types of the items of the reader's first thread, oldest first. */
async function itemsOf(service: Service, token: string): Promise<string[]> {
  const list = async (request: unknown): Promise<{ id: string; type: string }[]> => {
    const response = await service.post('/api/chatkit', request, { token });
    return ((await response.json()) as { data: { id: string; type: string }[] }).data;
  };
  const [thread] = await list({ type: 'threads.list', params: { order: 'asc' } });
  if (!thread) return [];
  const items = await list({ type: 'items.list', params: { thread_id: thread.id, order: 'asc' } });
  return items.map(({ type }) => type);
}
