import { findAddresses, docsOf } from './ask-questions.js';
import type { Outcome } from './outcome.js';
import { spellingsOf, toHeading, toPage } from './page-address.js';
import type { Asked, ServiceClient } from './service-client.js';

/** An expected page or heading that the index seems not to hold, and the lines of the questions that expect it. */
export interface UnfoundAddress {
  address: string;
  lines: number[];
}

/**
 * The expected addresses that no search has returned, not even one for the words they are made of: most likely mistakes of
 * the question set, since the service cannot be asked for its pages.
 */
export async function findUnfoundAddresses(
  outcomes: Outcome[],
  service: ServiceClient,
  docs: { locale?: string; version?: string },
  signal: AbortSignal,
): Promise<UnfoundAddress[]> {
  const known = new Set(outcomes.flatMap(({ reply }) => reply.found.flatMap(namesOf)));
  const doubtful = new Map<string, Doubt>();
  for (const { question, folder } of outcomes.filter(({ isAnswerable }) => isAnswerable)) {
    for (const address of new Set([...question.pages, ...question.anchors])) {
      const spellings = spellingsOf(address, folder);
      if (spellings.some((spelling) => known.has(spelling))) continue;
      const asked = { question: wordsOf(address), ...docsOf(question, docs) };
      const identity = JSON.stringify([address, asked]);
      const doubt = doubtful.get(identity) ?? { address, lines: [], spellings, asked };
      doubtful.set(identity, { ...doubt, lines: [...doubt.lines, question.line] });
    }
  }
  const doubts = [...doubtful.values()];
  const found = await findAddresses(
    doubts.map(({ asked }) => asked),
    service,
    signal,
  );
  return doubts.flatMap(({ address, lines, spellings }, index) => {
    const names = found[index]!.flatMap(namesOf);
    return spellings.some((spelling) => names.includes(spelling)) ? [] : [{ address, lines }];
  });
}

interface Doubt extends UnfoundAddress {
  spellings: string[];
  /** What it might be found by. */
  asked: Asked;
}

const namesOf = (address: string): string[] => [toPage(address), toHeading(address)];

/** The words of an address: `/docs/my-page#a-heading` is named by `my page a heading`. */
function wordsOf(address: string): string {
  const [page = '', anchor = ''] = address.split('#');
  return `${page.split('/').at(-1)} ${anchor}`.replace(/[-_.]+/g, ' ').trim() || 'docs';
}
