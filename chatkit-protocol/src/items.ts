import type { Attachment } from './attachments.js';
import type { DateTime, FreeObject } from './scalars.js';
import type { Annotation } from './sources.js';
import type { StructuredInput } from './structured-input.js';
import type { InferenceOptions, UserMessageContent } from './user-messages.js';
import type { WidgetRoot } from './widgets.js';
import type { Task, Workflow } from './workflows.js';

interface ThreadItemBase {
  id: string;
  thread_id: string;
  created_at: DateTime;
}

/** A reader's message. */
export interface UserMessageItem extends ThreadItemBase {
  type: 'user_message';
  content: UserMessageContent[];
  attachments: Attachment[];
  quoted_text?: string;
  inference_options: InferenceOptions;
}

/** A part of an assistant's message: Markdown, and what it relies on. */
export interface AssistantMessageContent {
  type: 'output_text';
  text: string;
  annotations: Annotation[];
}

/** An assistant's message. */
export interface AssistantMessageItem extends ThreadItemBase {
  type: 'assistant_message';
  content: AssistantMessageContent[];
}

/** A tool the browser is asked to run; `output` is any JSON but null. */
export interface ClientToolCallItem extends ThreadItemBase {
  type: 'client_tool_call';
  status: 'pending' | 'completed';
  call_id: string;
  name: string;
  arguments: FreeObject;
  output?: unknown;
}

/** A widget; `copy_text` is what a copy button takes. */
export interface WidgetItem extends ThreadItemBase {
  type: 'widget';
  widget: WidgetRoot;
  copy_text?: string;
}

/** A picture the assistant made. */
export interface GeneratedImage {
  id: string;
  url: string;
}

/** A picture the assistant makes; `image` is absent until there is something to see. */
export interface GeneratedImageItem extends ThreadItemBase {
  type: 'generated_image';
  image?: GeneratedImage;
}

/** Questions that take the composer over until answered. */
export interface StructuredInputItem extends ThreadItemBase {
  type: 'structured_input';
  status: 'pending' | 'answered' | 'skipped';
  inputs: StructuredInput[];
}

/** A row of steps. */
export interface WorkflowItem extends ThreadItemBase {
  type: 'workflow';
  workflow: Workflow;
}

/** A single step. */
export interface TaskItem extends ThreadItemBase {
  type: 'task';
  task: Task;
}

/** Marks where an assistant's turn ended. */
export interface EndOfTurnItem extends ThreadItemBase {
  type: 'end_of_turn';
}

/** The integration's own note to the model; stored, never sent to a client. */
export interface HiddenContextItem extends ThreadItemBase {
  type: 'hidden_context_item';
  content: unknown;
}

/** The server's own note to the model; stored, never sent to a client. */
export interface SDKHiddenContextItem extends ThreadItemBase {
  type: 'sdk_hidden_context';
  content: string;
}

/** An item a client may see. */
export type ThreadItem =
  | UserMessageItem
  | AssistantMessageItem
  | ClientToolCallItem
  | WidgetItem
  | GeneratedImageItem
  | StructuredInputItem
  | WorkflowItem
  | TaskItem
  | EndOfTurnItem;

/** An item a store may hold. */
export type StoredThreadItem = ThreadItem | HiddenContextItem | SDKHiddenContextItem;
