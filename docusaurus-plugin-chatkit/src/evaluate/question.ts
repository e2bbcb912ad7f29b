/** What is right to do with a question: answer it, or say that the docs hold no answer. */
export const KINDS = ['answerable', 'not_in_docs', 'off_topic', 'injection'] as const;
export type Kind = (typeof KINDS)[number];

/** A question, and what a right answer to it is. */
export interface Question {
  /** Where it stands in its file. */
  line: number;
  question: string;
  kind: Kind;
  /** Pages any of which holds the answer, as `toPage` writes them. */
  pages: string[];
  /** Headings any of which holds the answer, as `toHeading` writes them. */
  anchors: string[];
  /** What a right answer says, all of it, in upper or lower case. */
  mustContain: string[];
  locale?: string;
  version?: string;
}

/** What makes two questions the same, in two runs too: their text, locale and version. */
export function identityOf({
  question,
  locale,
  version,
}: Pick<Question, 'question' | 'locale' | 'version'>): string {
  return JSON.stringify([question, locale ?? null, version ?? null]);
}
