import { encodeFrame } from 'chatkit-protocol';
import type { ChatEvent } from './chat.service.js';
import { ITEM_ID_EXAMPLE, THREAD_ID_EXAMPLE } from './requests/parameters.dto.js';

const passage = {
  url: '/docs/sidebar#items',
  page_url: '/docs/sidebar',
  title: 'Sidebar',
  headings: ['Items'],
};
const ids = { thread_id: THREAD_ID_EXAMPLE, message_id: ITEM_ID_EXAMPLE };
const answer = 'Add it to `sidebars.js`.';

const EVENTS: ChatEvent[] = [
  { type: 'start', ...ids },
  { type: 'delta', text: answer },
  {
    type: 'done',
    ...ids,
    answered: true,
    confidence: 0.87,
    answer,
    citations: [{ ...passage, index: answer.length }],
    related: [],
  },
];

/** A streamed answer of the REST interface, for the OpenAPI document. */
export const CHAT_STREAM_EXAMPLE = EVENTS.map(encodeFrame).join('');
