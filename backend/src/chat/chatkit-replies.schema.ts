import type { ApiResponseSchemaHost } from '@nestjs/swagger';

type Schema = ApiResponseSchemaHost['schema'];

const page = (rows: Schema, description: string): Schema => ({
  type: 'object',
  description,
  required: ['data', 'has_more'],
  properties: {
    data: { type: 'array', items: rows, description: 'The rows.', example: [] },
    has_more: { type: 'boolean', description: 'Whether there are more rows.', example: false },
    after: {
      type: 'string',
      description: 'Cursor of the next page; absent on the last.',
      example: 'msg_0c9d1f6a2b7e',
    },
  },
});

const item: Schema = {
  type: 'object',
  description: 'An item of a thread: a `user_message` or an `assistant_message`.',
  required: ['id', 'thread_id', 'created_at', 'type', 'content'],
  properties: {
    id: { type: 'string', description: 'Id of the item.', example: 'msg_0c9d1f6a2b7e4d35817c6b5a4f3e2d10' },
    thread_id: {
      type: 'string',
      description: 'Id of its thread.',
      example: 'thr_5f2b8c1e9d4a47b0a6c3f8e21d7b9a04',
    },
    created_at: {
      type: 'string',
      format: 'date-time',
      description: 'UTC.',
      example: '2026-11-20T09:00:00.000Z',
    },
    type: {
      type: 'string',
      description: 'Kind of the item.',
      enum: ['user_message', 'assistant_message'],
      example: 'assistant_message',
    },
    content: {
      type: 'array',
      description: 'Its parts; an assistant’s carry text and annotations.',
      items: { type: 'object', additionalProperties: true },
      example: [{ type: 'output_text', text: 'Add it to `sidebars.js`.', annotations: [] }],
    },
    attachments: {
      type: 'array',
      description: 'Of a `user_message`: always empty.',
      items: { type: 'object', additionalProperties: true },
      example: [],
    },
    quoted_text: {
      type: 'string',
      description: 'Of a `user_message`: text of the page that it asks about.',
      example: 'Group the pages of your docs.',
    },
    inference_options: {
      type: 'object',
      description: 'Of a `user_message`: choices made in the composer.',
      additionalProperties: true,
      example: {},
    },
  },
};

const thread: Schema = {
  type: 'object',
  description: 'A thread.',
  required: ['id', 'created_at', 'status', 'metadata', 'items'],
  properties: {
    id: { type: 'string', description: 'Id of the thread.', example: 'thr_5f2b8c1e9d4a47b0a6c3f8e21d7b9a04' },
    title: { type: 'string', description: 'Its title.', example: 'How do I add a sidebar?' },
    created_at: {
      type: 'string',
      format: 'date-time',
      description: 'UTC.',
      example: '2026-11-20T09:00:00.000Z',
    },
    status: {
      type: 'object',
      description: 'Whether it takes messages.',
      additionalProperties: true,
      example: { type: 'active' },
    },
    metadata: { type: 'object', description: 'Always empty.', additionalProperties: true, example: {} },
    items: page(item, 'Its first items, oldest first; empty in lists.'),
  },
};

/** The documents that answer ChatKit requests. */
export const CHATKIT_REPLY_SCHEMA: Schema = {
  anyOf: [
    thread,
    page(thread, 'A page of threads.'),
    page(item, 'A page of items.'),
    {
      type: 'object',
      description: 'Done; of a synchronous action with the item that it changed, if it did.',
      properties: { updated_item: item },
      additionalProperties: false,
    },
  ],
};

/** The frames of a streamed answer. */
export const CHATKIT_STREAM_SCHEMA: Schema = {
  type: 'string',
  description:
    'Frames `data: <event>` of ChatKit’s `ThreadStreamEvent`: `thread.created`, `thread.item.done` (the reader’s ' +
    'message), `stream_options`, `progress_update`, `thread.item.added`, `thread.item.updated` (text deltas and ' +
    'annotations), `thread.item.done` (the answer); `thread.updated` when the thread changed; `error` when the turn ' +
    'fails.',
};
