import type {
  Action,
  StoredThread,
  StoredThreadItem,
  SyncCustomActionResponse,
  ThreadItemAddedEvent,
  ThreadItemDoneEvent,
  ThreadItemReplacedEvent,
  ThreadStreamEvent,
  UserMessageItem,
  WidgetItem,
} from 'chatkit-protocol';
import type { RequestContext } from './request-context.js';

/** Where a conversation stands when the responder is called. */
export interface Conversation {
  /** Its title, status, metadata and image domains may be changed: the server stores that and tells the reader. */
  thread: StoredThread;
  /** The newest earlier items, at most 20, oldest first; without client tool calls that wait for their output. */
  history: StoredThreadItem[];
}

/** An event whose item may be hidden from readers: it is stored, and they are not told of it. */
export type ResponderEvent =
  | ThreadStreamEvent
  | {
      type: (ThreadItemAddedEvent | ThreadItemDoneEvent | ThreadItemReplacedEvent)['type'];
      item: StoredThreadItem;
    };

/**
 * What a ChatKit server answers with; how that is stored and told is the server's affair. What a method throws when it
 * is called is an HTTP error, and nothing has been stored; what its events throw ends the stream with an `error` event.
 * `signal` aborts when the reader leaves or the turn is over: the server listens no more, and keeps what it was told.
 */
export interface Responder<Context extends RequestContext> {
  /** The title that a thread with this first message begins with, if any. */
  titleOf?(message: UserMessageItem): string | undefined;

  /**
   * The answer to a message; or, without one, how the conversation goes on after a client tool call got its output or a
   * structured input its answers, which the history holds.
   */
  respond(
    message: UserMessageItem | undefined,
    conversation: Conversation,
    context: Context,
    signal: AbortSignal,
  ): AsyncIterable<ResponderEvent>;

  /** What a reader's action does. `sender` is the widget that it came from, if it came from one. */
  action(
    action: Action,
    sender: WidgetItem | undefined,
    conversation: Conversation,
    context: Context,
    signal: AbortSignal,
  ): AsyncIterable<ResponderEvent>;

  /** What an action that is answered at once does; an item that it changes is the responder's to store. */
  syncAction(
    action: Action,
    sender: WidgetItem | undefined,
    conversation: Conversation,
    context: Context,
    signal: AbortSignal,
  ): Promise<SyncCustomActionResponse>;
}
