import type {
  StructuredInput,
  StructuredInputAnswer,
  StructuredInputAnswerSubmission,
  StructuredInputItem,
  StructuredInputSubmission,
} from 'chatkit-protocol';

/**
 * The questions with a reader's answers: what is not answered is skipped, a single choice keeps its first value, values
 * beside the options are the reader's own words, and answers to questions that were not asked are left out.
 */
export function answerQuestions(
  item: StructuredInputItem,
  { status = 'answered', answers = {} }: StructuredInputSubmission,
): StructuredInputItem {
  return {
    ...item,
    status,
    inputs: item.inputs.map((input) => ({
      ...input,
      answer: toAnswer(
        input,
        status === 'skipped' || !Object.hasOwn(answers, input.id) ? undefined : answers[input.id],
      ),
    })),
  };
}

function toAnswer(
  input: StructuredInput,
  { values = [], skipped = false }: StructuredInputAnswerSubmission = {},
): StructuredInputAnswer {
  if (skipped || values.length === 0) return { values: [], skipped: true };
  const isSingle = input.type === 'multiple_choice' && !input.multiple;
  return { values: isSingle ? values.slice(0, 1) : values, skipped: false };
}
