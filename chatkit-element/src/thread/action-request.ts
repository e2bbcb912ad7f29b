import type {
  StreamingReq,
  ThreadStreamEvent,
  ThreadsSyncCustomActionReq,
  WidgetActionConfig,
} from 'chatkit-protocol';
import type { ChatKitClient } from '../api/chatkit-client.js';

/** A request that a turn begins with. */
export type TurnRequest = StreamingReq | ThreadsSyncCustomActionReq;

/** Asks the server to run an action, of an item's widget or of the host page's own. */
export function toActionRequest(
  threadId: string,
  { type, payload, streaming = true }: WidgetActionConfig,
  itemId: string | undefined,
): TurnRequest {
  const params = { thread_id: threadId, item_id: itemId, action: { type, payload } };
  return streaming
    ? { type: 'threads.custom_action', params }
    : { type: 'threads.sync_custom_action', params };
}

/** What comes of a request, event by event. An action that does not stream comes to one event at most. */
export async function* requestEvents(
  client: ChatKitClient,
  request: TurnRequest,
  signal: AbortSignal,
): AsyncGenerator<ThreadStreamEvent> {
  if (request.type !== 'threads.sync_custom_action') {
    yield* client.stream(request, signal);
    return;
  }
  const { updated_item: item } = await client.request(request, signal);
  if (item) yield { type: 'thread.item.replaced', item };
}
