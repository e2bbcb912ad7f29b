import type { OpenAiModelSettings } from '../../configuration/vendors.js';
import { UpstreamError } from '../../upstreams/upstream-error.js';

/** What a model that works made of one question, where it is no whole answer: nothing is wrong with the service. */
export class AnswerVerdict extends UpstreamError {}

/** The verdict on an answer that ended before it was whole. */
export function toVerdict(
  end: 'refused' | 'cut_at_length' | 'filtered',
  { model, maxOutputTokens }: OpenAiModelSettings,
): AnswerVerdict {
  switch (end) {
    case 'refused':
      return new AnswerVerdict('rejected', {
        sentence: 'answer_declined',
        operatorMessage: `The model "${model}" declined to answer a question.`,
      });
    case 'filtered':
      return new AnswerVerdict('rejected', {
        sentence: 'answer_filtered',
        operatorMessage: `A content filter stopped an answer of the model "${model}".`,
      });
    case 'cut_at_length':
      return new AnswerVerdict('interrupted', {
        sentence: 'answer_cut',
        operatorMessage: `The model "${model}" reached OPENAI_MAX_OUTPUT_TOKENS (${maxOutputTokens}): raise it, or lower OPENAI_REASONING_EFFORT, if that happens often.`,
        retryable: false,
      });
  }
}
