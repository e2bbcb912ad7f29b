/** A reader's answer to one question, as stored. */
export interface StructuredInputAnswer {
  values: string[];
  skipped: boolean;
}

/** One choice of a multiple-choice question. */
export interface StructuredInputMultipleChoiceOption {
  value: string;
}

interface StructuredInputBase {
  id: string;
  question: string;
  answer?: StructuredInputAnswer;
}

/** A question with options; values outside the options are accepted as free text. */
export interface StructuredInputMultipleChoice extends StructuredInputBase {
  type: 'multiple_choice';
  options: StructuredInputMultipleChoiceOption[];
  multiple: boolean;
}

/** A question answered in one's own words. */
export interface StructuredInputFreeform extends StructuredInputBase {
  type: 'freeform';
  description?: string;
}

/** A question the assistant asks through the composer. */
export type StructuredInput = StructuredInputMultipleChoice | StructuredInputFreeform;

/** A reader's answer to one question, as sent. */
export interface StructuredInputAnswerSubmission {
  values?: string[];
  skipped?: boolean;
}

/** A reader's answers, keyed by question id; `skipped` skips them all. */
export interface StructuredInputSubmission {
  status?: 'answered' | 'skipped';
  answers?: Record<string, StructuredInputAnswerSubmission>;
}
