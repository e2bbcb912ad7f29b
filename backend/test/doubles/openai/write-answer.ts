import { nearness, toMeaning } from '../meaning.ts';

/** What the service's prompt asks a model to say when the passages do not hold the answer. */
const NO_ANSWER = 'NO_ANSWER';
/** Share of the question's words that a passage must hold. */
const MIN_SHARE = 0.5;
/** So many letters tell a word, whatever its ending. */
const STEM_LENGTH = 5;
const QUESTION_WORDS =
  'what when where which whose whom does have with that this these from about into there they them your';

interface Passage {
  number: string;
  /** Title and section. */
  name: string;
  text: string;
}

/**
 * A model in a few lines: finds the passage of the prompt that fits its question best and quotes that one's first
 * sentence with its `[n]`; says `NO_ANSWER` when none fits. In words, each with the space before it.
 */
export function writeAnswer(prompt: string): string[] {
  const question = prompt.split('<question>').at(-1)!.split('</question>')[0]!;
  const asked = toMeaning(question);
  const [best] = readPassages(prompt)
    .map((passage) => ({ passage, share: sharedWords(question, `${passage.name} ${passage.text}`) }))
    .filter(({ share }) => share >= MIN_SHARE)
    .map(({ passage, share }) => ({ passage, score: share + nearness(asked, toMeaning(passage.text)) }))
    .sort((one, other) => other.score - one.score);
  const answer = best ? `${firstSentence(best.passage.text)} [${best.passage.number}]` : NO_ANSWER;
  return answer.match(/\s*\S+/g) ?? [];
}

function readPassages(prompt: string): Passage[] {
  return [...prompt.matchAll(/<passage number="(\d+)"([^>]*)>([^]*?)<\/passage>/g)].map(
    ([, number, name, text]) => ({
      number: number!,
      name: name!,
      text: text!.trim().replaceAll('&lt;', '<'),
    }),
  );
}

function sharedWords(question: string, text: string): number {
  const words = stems(question).filter((word) => word.length >= 4 && !stems(QUESTION_WORDS).includes(word));
  const known = new Set(stems(text));
  return words.filter((word) => known.has(word)).length / (words.length || 1);
}

function stems(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.slice(0, STEM_LENGTH));
}

/** The first sentence that is no code; the code when there is nothing else. */
function firstSentence(text: string): string {
  const prose = text.replaceAll(/^(`{3,})[^]*?^\1`*$/gm, '').trim();
  return /^[^\n]+?[.!?。！？](?=\s|$)/u.exec(prose)?.[0] ?? (prose.split('\n')[0] || text);
}
