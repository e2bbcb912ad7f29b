import { ORCHARD } from '../orchard.js';
import { ORIGIN } from '../service.js';
import type { RawRequest } from './raw-request.js';

/** A word that is in everything that readers write here, and nowhere else. */
export const READERS_WORD = 'zebrafinches';

/** What the requests speak of, and who sends them. */
export interface Scene {
  token: string;
  indexKey: string;
  thread: string;
  question: string;
  answer: string;
}

/** A request whose body is not written yet. */
export interface ValidRequest extends Omit<RawRequest, 'body'> {
  body?: object;
}

const INPUT = {
  content: [
    { type: 'input_text', text: `Do ${READERS_WORD} eat apples in autumn?` },
    { type: 'input_tag', id: READERS_WORD, text: READERS_WORD, data: {}, group: 'Pages', interactive: true },
  ],
  attachments: [],
  quoted_text: `pears and ${READERS_WORD}`,
  inference_options: { tool_choice: { id: 'search' }, model: 'any' },
};
const LIST = { limit: 3, order: 'asc', after: 'x' };
const UPLOAD = {
  site: {
    base_url: 'https://a.example',
    default_locale: 'en',
    default_version: '1',
    versions: ['1'],
    instructions: 'x',
    contact_url: 'https://a.example/support',
  },
  pages: [{ ...ORCHARD[0], version: '1', description: 'x', updated_at: '2026-11-20T09:00:00Z' }],
};

/** A request of every kind that the service takes, in an order in which each finds what it speaks of. */
export function validRequests(scene: Scene): ValidRequest[] {
  const { indexKey } = scene;
  const search = new URLSearchParams({
    site: 'orchard',
    q: READERS_WORD,
    limit: '3',
    locale: 'en',
    version: '1',
  });
  return [
    ...chatKitBodies(scene).map((body) => reader(scene, '/api/chatkit', body)),
    reader(scene, '/api/chatkit/session', { site: 'orchard', current_client_secret: scene.token }),
    reader(scene, '/api/chat', {
      message: `apples for ${READERS_WORD}`,
      thread_id: scene.thread,
      locale: 'en',
      version: '1',
      page_url: '/docs/apples',
    }),
    { ...reader(scene, '/api/chat', { message: READERS_WORD, site: 'orchard' }), headers: server(indexKey) },
    reader(scene, '/api/feedback', {
      thread_id: scene.thread,
      message_id: scene.answer,
      kind: 'negative',
      reason: READERS_WORD,
      note: READERS_WORD,
    }),
    { method: 'GET', target: `/api/search?${search}`, headers: server(indexKey) },
    {
      method: 'PUT',
      target: '/api/sites/fuzzed/pages?locale=en&prune=false',
      headers: server(indexKey),
      body: UPLOAD,
    },
    { method: 'GET', target: '/api/sites/fuzzed', headers: server(indexKey) },
    {
      method: 'GET',
      target: '/api/sites/fuzzed/questions?answered=true&limit=3&before=x',
      headers: server(indexKey),
    },
    { method: 'DELETE', target: '/api/sites/fuzzed', headers: server(indexKey) },
    // Last, since what the others speak of may be gone after them.
    reader(scene, '/api/chatkit', {
      type: 'threads.retry_after_item',
      params: { thread_id: scene.thread, item_id: scene.question },
    }),
    reader(scene, '/api/chatkit', { type: 'threads.delete', params: { thread_id: scene.thread } }),
  ];
}

function reader({ token }: Scene, target: string, body: object): ValidRequest {
  return {
    method: 'POST',
    target,
    headers: [
      ['Origin', ORIGIN],
      ['Content-Type', 'application/json'],
      ['Authorization', `Bearer ${token}`],
      ['X-Docs-Page', `/docs/${READERS_WORD}`],
      ['X-Docs-Locale', 'en'],
      ['X-Docs-Version', '1'],
    ],
    body,
  };
}

function server(indexKey: string): [string, string][] {
  return [
    ['Content-Type', 'application/json'],
    ['Authorization', `Bearer ${indexKey}`],
  ];
}

function chatKitBodies({ thread: thread_id, question, answer }: Scene): object[] {
  return [
    { type: 'threads.create', params: { input: INPUT }, metadata: {} },
    { type: 'threads.add_user_message', params: { thread_id, input: INPUT } },
    { type: 'threads.add_client_tool_output', params: { thread_id, result: [null] } },
    {
      type: 'threads.add_structured_input',
      params: {
        thread_id,
        item_id: answer,
        input: { status: 'answered', answers: { q: { values: [READERS_WORD] } } },
      },
    },
    {
      type: 'threads.custom_action',
      params: { thread_id, item_id: answer, action: { type: 'x', payload: { to: READERS_WORD } } },
    },
    { type: 'threads.sync_custom_action', params: { thread_id, item_id: null, action: { type: 'x' } } },
    { type: 'attachments.create', params: { name: READERS_WORD, size: 1, mime_type: 'x/y' } },
    { type: 'attachments.delete', params: { attachment_id: 'x' } },
    { type: 'input.transcribe', params: { audio_base64: 'x', mime_type: 'x/y' } },
    { type: 'threads.get_by_id', params: { thread_id } },
    { type: 'threads.list', params: LIST },
    { type: 'threads.update', params: { thread_id, title: READERS_WORD } },
    { type: 'items.list', params: { thread_id, ...LIST, after: question } },
    { type: 'items.feedback', params: { thread_id, item_ids: [answer], kind: 'positive' } },
  ];
}
