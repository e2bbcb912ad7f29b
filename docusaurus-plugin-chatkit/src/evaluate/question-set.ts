import { readFile } from 'node:fs/promises';
import { EvaluationError } from './evaluation-error.js';
import { parseQuestion } from './parse-question.js';
import { identityOf, type Question } from './question.js';

/** Reads a question set. Throws an EvaluationError that lists all of its faults. */
export async function readQuestionSet(path: string): Promise<Question[]> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new EvaluationError(
      `The questions cannot be read: ${cause.message}. Give --questions the path of a JSON Lines file.`,
      { cause },
    );
  });
  const { questions, faults } = parseQuestionSet(text);
  if (faults.length > 0) {
    throw new EvaluationError([`${path} is not a question set:`, ...faults].join('\n  '));
  }
  return questions;
}

/**
 * The questions of JSON Lines, and every fault with its line and remedy. Empty lines, and lines that begin with `//` or
 * `#`, are left out.
 */
export function parseQuestionSet(text: string): { questions: Question[]; faults: string[] } {
  const questions = new Map<string, Question>();
  const faults: string[] = [];
  for (const [index, content] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (/^\s*($|#|\/\/)/.test(content)) continue;
    const line = index + 1;
    const parsed = parseQuestion(content);
    if ('faults' in parsed) {
      faults.push(...parsed.faults.map((fault) => `Line ${line}: ${fault}`));
      continue;
    }
    const question = { line, ...parsed };
    const earlier = questions.get(identityOf(question));
    if (earlier) faults.push(`Line ${line}: this question stands in line ${earlier.line} too; remove one.`);
    else questions.set(identityOf(question), question);
  }
  if (questions.size === 0 && faults.length === 0) {
    faults.push('It holds no question: write one a line, such as {"question": "…", "pages": ["/docs/…"]}.');
  }
  return { questions: [...questions.values()], faults };
}
