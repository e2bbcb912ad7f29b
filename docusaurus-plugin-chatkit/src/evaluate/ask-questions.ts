import type { Question } from './question.js';
import type { Reply } from './reply.js';
import type { Asked, ServiceClient } from './service-client.js';

/** Ten pages are looked at, and a search returns at most three passages of each. */
const MAX_PASSAGES = 30;
/** The most passages that a search returns. */
const MAX_PASSAGES_AT_ALL = 50;
/** How many questions are under way at a time: enough to be quick, and few enough to leave a service for readers. */
const MAX_UNDER_WAY = 4;

export interface AskingOptions {
  /** Whether to ask for answers too. */
  answers: boolean;
  /** The docs to ask where a question does not say. */
  locale?: string;
  version?: string;
  signal: AbortSignal;
  /** Is told how many questions are done. */
  onProgress: (done: number) => void;
}

/** Asks every question; the replies are in the order of the questions. Promises and throws as the client does. */
export function askQuestions(
  questions: Question[],
  service: ServiceClient,
  { answers, locale, version, signal, onProgress }: AskingOptions,
): Promise<Reply[]> {
  let done = 0;
  return mapConcurrently(questions, signal, async (question, stopped) => {
    const asked = { question: question.question, ...docsOf(question, { locale, version }) };
    const reply = await service.search(asked, MAX_PASSAGES, stopped);
    const answer = answers ? await service.ask(asked, stopped) : undefined;
    onProgress(++done);
    return { ...reply, ...(answer && { answer }) };
  });
}

/** For each text, the addresses of all that is found by it. */
export function findAddresses(
  asked: Asked[],
  service: ServiceClient,
  signal: AbortSignal,
): Promise<string[][]> {
  return mapConcurrently(asked, signal, async (text, stopped) => {
    return (await service.search(text, MAX_PASSAGES_AT_ALL, stopped)).found;
  });
}

/** The docs that a question is put to. */
export function docsOf(
  question: Question,
  otherwise: Pick<AskingOptions, 'locale' | 'version'>,
): Omit<Asked, 'question'> {
  return { locale: question.locale ?? otherwise.locale, version: question.version ?? otherwise.version };
}

/** Like `Promise.all` over `work`, a few at a time; the first failure stops the others. */
async function mapConcurrently<Item, Result>(
  items: Item[],
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
): Promise<Result[]> {
  const stopping = new AbortController();
  const stop = () => stopping.abort(signal.reason);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const results: Result[] = [];
  const waiting = items.entries();
  const takeTurns = async () => {
    for (const [index, item] of waiting) {
      results[index] = await work(item, stopping.signal);
    }
  };
  try {
    await Promise.all(Array.from({ length: MAX_UNDER_WAY }, takeTurns));
    return results;
  } finally {
    stopping.abort();
    signal.removeEventListener('abort', stop);
  }
}
