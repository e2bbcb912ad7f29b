import {
  encodeEvent,
  type AssistantMessageItem,
  type Thread,
  type ThreadStreamEvent,
  type UserMessageItem,
} from 'chatkit-protocol';
import { ITEM_ID_EXAMPLE, THREAD_ID_EXAMPLE } from './requests/parameters.dto.js';

const CREATED_AT = '2026-11-20T09:00:00.000Z';

const question: UserMessageItem = {
  id: 'msg_7d1f3c5b9a284e6fb0c1d2e3f4a5b6c7',
  thread_id: THREAD_ID_EXAMPLE,
  created_at: CREATED_AT,
  type: 'user_message',
  content: [{ type: 'input_text', text: 'How do I add a sidebar?' }],
  attachments: [],
  inference_options: {},
};

const answer: AssistantMessageItem = {
  id: ITEM_ID_EXAMPLE,
  thread_id: THREAD_ID_EXAMPLE,
  created_at: CREATED_AT,
  type: 'assistant_message',
  content: [{ type: 'output_text', text: 'Add it to `sidebars.js`.', annotations: [] }],
};

const thread: Thread = {
  id: THREAD_ID_EXAMPLE,
  title: 'How do I add a sidebar?',
  created_at: CREATED_AT,
  status: { type: 'active' },
  metadata: {},
  items: { data: [], has_more: false },
};

const items = { data: [question, answer], has_more: false };

/** The documents that answer ChatKit requests, for the OpenAPI document. */
export const CHATKIT_REPLY_EXAMPLES = {
  thread: { summary: 'Of threads.get_by_id; of threads.update without items', value: { ...thread, items } },
  threads: { summary: 'Of threads.list', value: { data: [thread], has_more: false } },
  items: { summary: 'Of items.list', value: items },
  done: { summary: 'Of threads.delete and items.feedback', value: {} },
};

const { text } = answer.content[0]!;
const empty = { type: 'output_text' as const, text: '', annotations: [] };

const EVENTS: ThreadStreamEvent[] = [
  { type: 'thread.created', thread },
  { type: 'thread.item.done', item: question },
  { type: 'stream_options', stream_options: { allow_cancel: true } },
  { type: 'progress_update', icon: 'search', text: 'Searching the docs' },
  { type: 'thread.item.added', item: { ...answer, content: [] } },
  {
    type: 'thread.item.updated',
    item_id: answer.id,
    update: { type: 'assistant_message.content_part.added', content_index: 0, content: empty },
  },
  {
    type: 'thread.item.updated',
    item_id: answer.id,
    update: { type: 'assistant_message.content_part.text_delta', content_index: 0, delta: text },
  },
  { type: 'thread.item.done', item: answer },
];

/** The stream that answers `threads.create`, for the OpenAPI document. */
export const CHATKIT_STREAM_EXAMPLE = EVENTS.map(encodeEvent).join('');
