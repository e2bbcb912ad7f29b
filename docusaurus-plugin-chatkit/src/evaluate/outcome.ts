import { rankOf } from './metrics.js';
import { commonFolder, spellingsOf, toHeading, toPage } from './page-address.js';
import type { Question } from './question.js';
import type { Reply } from './reply.js';

/** A question, what the service said, and how right that was. */
export interface Outcome {
  question: Question;
  /** The folder that holds all pages found in the same locale. */
  folder: string;
  reply: Reply;
  isAnswerable: boolean;
  /** The rank of the first right page, from 1, each page counted once; undefined when none was found. */
  pageRank?: number;
  /** The same of headings. */
  headingRank?: number;
  /** Only where answers were asked for. */
  answer?: { answered: boolean; citesRightPage: boolean; holdsFacts: boolean; length: number };
}

/** Judges the replies to questions, one for each. */
export function judge(questions: Question[], replies: Reply[]): Outcome[] {
  const folders = foldersByLocale(replies);
  return questions.map((question, index) => {
    const reply = replies[index]!;
    return judgeReply(question, reply, folders.get(reply.locale)!);
  });
}

function judgeReply(question: Question, reply: Reply, folder: string): Outcome {
  const inSite = (address: string) => spellingsOf(address, folder);
  const pages = question.pages.flatMap(inSite);
  const anchors = question.anchors.flatMap(inSite);
  return {
    question,
    folder,
    reply,
    isAnswerable: question.kind === 'answerable',
    pageRank: rankOf(reply.found.map(toPage), pages),
    headingRank: rankOf(reply.found.map(toHeading), anchors),
    ...(reply.answer && {
      answer: {
        answered: reply.answer.answered,
        citesRightPage: reply.answer.cited.some((address) => pages.includes(toPage(address))),
        holdsFacts: holdsAll(reply.answer.text, question.mustContain),
        length: reply.answer.text.length,
      },
    }),
  };
}

function holdsAll(text: string, facts: string[]): boolean {
  const lowerCase = text.toLowerCase();
  return facts.every((fact) => lowerCase.includes(fact.toLowerCase()));
}

function foldersByLocale(replies: Reply[]): Map<string, string> {
  const pages = new Map<string, string[]>();
  for (const { locale, found } of replies) {
    pages.set(locale, [...(pages.get(locale) ?? []), ...found.map(toPage)]);
  }
  return new Map([...pages].map(([locale, found]) => [locale, commonFolder(found)]));
}
