import type { Request } from './request.js';
import type { StructuredInputSubmission } from './structured-input.js';
import type { UserMessageInput } from './user-messages.js';
import type { Action } from './widgets.js';

/** The first message of a thread. */
export interface ThreadCreateParams {
  input: UserMessageInput;
}

/** Starts a thread from a first message. */
export type ThreadsCreateReq = Request<'threads.create', ThreadCreateParams>;

/** A further message of a thread. */
export interface ThreadAddUserMessageParams {
  thread_id: string;
  input: UserMessageInput;
}

/** Appends a message and answers it. */
export type ThreadsAddUserMessageReq = Request<'threads.add_user_message', ThreadAddUserMessageParams>;

/** What a client tool returned; any JSON, null included. */
export interface ThreadAddClientToolOutputParams {
  thread_id: string;
  result: unknown;
}

/** Returns the output of the pending client tool call, and goes on. */
export type ThreadsAddClientToolOutputReq = Request<
  'threads.add_client_tool_output',
  ThreadAddClientToolOutputParams
>;

/** Answers to the questions of one item. */
export interface ThreadAddStructuredInputParams {
  thread_id: string;
  item_id: string;
  input: StructuredInputSubmission;
}

/** Answers or skips pending questions, and goes on. */
export type ThreadsAddStructuredInputReq = Request<
  'threads.add_structured_input',
  ThreadAddStructuredInputParams
>;

/** Names the reader's message to answer again. */
export interface ThreadRetryAfterItemParams {
  thread_id: string;
  item_id: string;
}

/** Drops every item after a reader's message and answers it again; the client drops them too. */
export type ThreadsRetryAfterItemReq = Request<'threads.retry_after_item', ThreadRetryAfterItemParams>;

/** An action, and the widget it came from. */
export interface ThreadCustomActionParams {
  thread_id: string;
  item_id?: string | null;
  action: Action;
}

/** Runs an action. */
export type ThreadsCustomActionReq = Request<'threads.custom_action', ThreadCustomActionParams>;

/** A request answered with `text/event-stream`. */
export type StreamingReq =
  | ThreadsCreateReq
  | ThreadsAddUserMessageReq
  | ThreadsAddClientToolOutputReq
  | ThreadsAddStructuredInputReq
  | ThreadsRetryAfterItemReq
  | ThreadsCustomActionReq;
