import type { NonStreamingReq } from './json-requests.js';
import type { StreamingReq } from './streaming-requests.js';

/** The body of every POST to a ChatKit endpoint, told apart by `type`. */
export type ChatKitReq = StreamingReq | NonStreamingReq;

const isStreaming: Record<StreamingReq['type'], true> & Record<NonStreamingReq['type'], false> = {
  'threads.create': true,
  'threads.add_user_message': true,
  'threads.add_client_tool_output': true,
  'threads.add_structured_input': true,
  'threads.retry_after_item': true,
  'threads.custom_action': true,
  'threads.list': false,
  'threads.get_by_id': false,
  'threads.update': false,
  'threads.delete': false,
  'items.list': false,
  'items.feedback': false,
  'attachments.create': false,
  'attachments.delete': false,
  'input.transcribe': false,
  'threads.sync_custom_action': false,
};

/** The types of all requests. */
export const REQUEST_TYPES = Object.keys(isStreaming) as readonly ChatKitReq['type'][];

/** The types of the requests answered with `text/event-stream`. */
export const STREAMING_REQUEST_TYPES = REQUEST_TYPES.filter(isStreamingRequest);

/** The types of the requests answered with one JSON document. */
export const NON_STREAMING_REQUEST_TYPES = REQUEST_TYPES.filter(isNonStreamingRequest);

/** Whether requests of this type are answered with `text/event-stream`; false for a type that does not exist. */
export function isStreamingRequest(type: string): type is StreamingReq['type'] {
  return Object.hasOwn(isStreaming, type) && isStreaming[type as ChatKitReq['type']];
}

/** Whether requests of this type are answered with one JSON document; false for a type that does not exist. */
export function isNonStreamingRequest(type: string): type is NonStreamingReq['type'] {
  return Object.hasOwn(isStreaming, type) && !isStreaming[type as ChatKitReq['type']];
}
