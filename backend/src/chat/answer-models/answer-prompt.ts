import type { AnswerRequest } from '../answer-model.js';
import { answerInstructions } from './answer-instructions.js';
import { cutText } from './cut-text.js';
import { withoutDelimiters } from './prompt-delimiters.js';
import { toPassageText } from './passage-text.js';

/** How many messages of the thread the model is told, and how much of each, in UTF-16 units. */
const HISTORY = { messages: 6, length: 1_500 };
/** Longest part of a question and of what is quoted with it, in UTF-16 units. */
const MAX_QUESTION_LENGTH = 8_000;

/** One message as models take them. */
export interface PromptMessage {
  role: 'user' | 'assistant';
  content: string;
}

/** What a model is asked. */
export interface AnswerPrompt {
  /** The rules, which come before all messages. */
  instructions: string;
  /** The thread and the question with its passages; a user's first and last, the two roles in turns. */
  messages: PromptMessage[];
}

/**
 * The prompt for a question: rules, the last messages of the thread, the passages and the question, delimited by tags
 * that none of them can forge. Of bounded length, apart from the number of passages.
 */
export function toAnswerPrompt({
  question,
  quotedText,
  history,
  passages,
  locale,
  siteInstructions,
  onFollowUp,
}: Omit<AnswerRequest, 'confidence' | 'asker'>): AnswerPrompt {
  const asked = [
    `<passages>\n${passages.map(toPassageText).join('\n')}\n</passages>`,
    ...(quotedText?.trim() ? [`<quoted>${bounded(quotedText, MAX_QUESTION_LENGTH)}</quoted>`] : []),
    `<question>${bounded(question, MAX_QUESTION_LENGTH)}</question>`,
  ];
  const thread = history.slice(-HISTORY.messages).map(({ role, text }): PromptMessage => ({
    role: role === 'reader' ? 'user' : 'assistant',
    content: bounded(text, HISTORY.length),
  }));
  return {
    instructions: answerInstructions({
      locale,
      siteInstructions,
      asksForFollowUps: onFollowUp !== undefined,
    }),
    messages: inTurns([...thread, { role: 'user', content: asked.join('\n\n') }]),
  };
}

/** Messages of one role in a row become one, since many servers refuse them, and so does an answer without a question. */
function inTurns(messages: PromptMessage[]): PromptMessage[] {
  const turns: PromptMessage[] = [];
  for (const { role, content } of messages) {
    const last = turns.at(-1);
    if (content === '' || (!last && role === 'assistant')) continue;
    if (last?.role === role) last.content += `\n\n${content}`;
    else turns.push({ role, content });
  }
  return turns;
}

function bounded(text: string, length: number): string {
  return withoutDelimiters(cutText(text.trim(), length));
}
