import type { Examples } from '../wire-types.js';
import { threads } from './threads.js';
import { values } from './values.js';

/** Answers to requests that do not stream. */
export const responses = {
  TranscriptionResult: [{ text: 'How do I install it?' }],
  SyncCustomActionResponse: [{}, { updated_item: threads.WidgetItem[0] }],
  'Response.threads.get_by_id': [threads.Thread[1]],
  'Response.threads.list': [threads.PageOfThread[0]],
  'Response.items.list': [threads.PageOfThreadItem[1]],
  'Response.items.feedback': [{}],
  'Response.attachments.create': [values.Attachment[0]],
  'Response.attachments.delete': [{}],
  'Response.threads.update': [threads.Thread[0]],
  'Response.threads.delete': [{}],
  'Response.input.transcribe': [{ text: 'How do I install it?' }],
  'Response.threads.sync_custom_action': [{}],
} satisfies Examples;
