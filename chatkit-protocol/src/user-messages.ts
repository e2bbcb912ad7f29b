import type { FreeObject } from './scalars.js';

/** Text of a reader's message, as written by the server. */
export interface UserMessageTextContent {
  type: 'input_text';
  text: string;
}

/** A mention inside a reader's message, as written by the server. */
export interface UserMessageTagContent {
  type: 'input_tag';
  id: string;
  text: string;
  data: FreeObject;
  group?: string;
  interactive: boolean;
}

/** A part of a reader's message, as written by the server. */
export type UserMessageContent = UserMessageTextContent | UserMessageTagContent;

/** The tool a turn must use. */
export interface ToolChoice {
  id: string;
}

/** The reader's choice of tool and model, as written by the server. */
export interface InferenceOptions {
  tool_choice?: ToolChoice;
  model?: string;
}

/** Text of a reader's message, as sent. */
export interface UserMessageTextContentInput {
  type: 'input_text';
  text: string;
}

/** A mention inside a reader's message, as sent; `data` may be empty but must be there. */
export interface UserMessageTagContentInput {
  type: 'input_tag';
  id: string;
  text: string;
  data: FreeObject;
  group?: string | null;
  interactive?: boolean;
}

/** A part of a reader's message, as sent. */
export type UserMessageContentInput = UserMessageTextContentInput | UserMessageTagContentInput;

/** The tool a turn must use, as sent. */
export type ToolChoiceInput = ToolChoice;

/** The reader's choice of tool and model, as sent. */
export interface InferenceOptionsInput {
  tool_choice?: ToolChoiceInput | null;
  model?: string | null;
}

/** What a reader sends: a message with the ids of its attachments. */
export interface UserMessageInput {
  content: UserMessageContentInput[];
  attachments: string[];
  /** Text of the page or of an earlier message that the reader refers to. */
  quoted_text?: string | null;
  inference_options: InferenceOptionsInput;
}
