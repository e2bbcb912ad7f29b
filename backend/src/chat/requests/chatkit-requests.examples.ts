import type { ChatKitReq } from 'chatkit-protocol';
import { ITEM_ID_EXAMPLE, THREAD_ID_EXAMPLE } from './parameters.dto.js';

type Requests = { [Type in ChatKitReq['type']]: Extract<ChatKitReq, { type: Type }>['params'] };

const message = (text: string) => ({
  content: [{ type: 'input_text' as const, text }],
  attachments: [],
  inference_options: {},
});

const PARAMETERS: Requests = {
  'threads.create': { input: message('How do I add a sidebar?') },
  'threads.add_user_message': {
    thread_id: THREAD_ID_EXAMPLE,
    input: { ...message('And how do I collapse it?'), quoted_text: 'Categories can be collapsed.' },
  },
  'threads.add_client_tool_output': { thread_id: THREAD_ID_EXAMPLE, result: { url: '/docs/sidebar' } },
  'threads.add_structured_input': {
    thread_id: THREAD_ID_EXAMPLE,
    item_id: ITEM_ID_EXAMPLE,
    input: { status: 'answered', answers: { version: { values: ['Version 3'] } } },
  },
  'threads.retry_after_item': { thread_id: THREAD_ID_EXAMPLE, item_id: ITEM_ID_EXAMPLE },
  'threads.custom_action': {
    thread_id: THREAD_ID_EXAMPLE,
    item_id: ITEM_ID_EXAMPLE,
    action: { type: 'ask', payload: { question: 'How do I add a sidebar?' } },
  },
  'threads.sync_custom_action': {
    thread_id: THREAD_ID_EXAMPLE,
    item_id: ITEM_ID_EXAMPLE,
    action: { type: 'dismiss' },
  },
  'threads.get_by_id': { thread_id: THREAD_ID_EXAMPLE },
  'threads.list': { limit: 20, order: 'desc' },
  'threads.update': { thread_id: THREAD_ID_EXAMPLE, title: 'Sidebars' },
  'threads.delete': { thread_id: THREAD_ID_EXAMPLE },
  'items.list': { thread_id: THREAD_ID_EXAMPLE, limit: 20, order: 'asc' },
  'items.feedback': { thread_id: THREAD_ID_EXAMPLE, item_ids: [ITEM_ID_EXAMPLE], kind: 'positive' },
  'attachments.create': { name: 'screenshot.png', size: 1024, mime_type: 'image/png' },
  'attachments.delete': { attachment_id: 'atc_5f2b8c1e' },
  'input.transcribe': { audio_base64: 'UklGRg==', mime_type: 'audio/webm;codecs=opus' },
};

/** A request of each type, for the OpenAPI document. */
export const CHATKIT_REQUEST_EXAMPLES = Object.fromEntries(
  Object.entries(PARAMETERS).map(([type, params]) => [type, { value: { type, params } }]),
);
