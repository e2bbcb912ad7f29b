import { between, oneOf, randomFrom, type Random } from './random.ts';
import { anyWord, contentWord, rareWord } from './vocabulary.ts';

/** A page as an upload carries it. */
export interface Page {
  url: string;
  title: string;
  description: string;
  content: string;
  format: 'markdown';
  version?: string;
}

/** How many sections a page has, each of them a passage. */
export const SECTIONS = 10;

/** How much of a page's prose is said in the words of its topic. */
const TOPIC_SHARE = 0.12;
const TOPIC_WORDS = 14;
const IDENTIFIERS = 6;
const QUESTION_BEGINNINGS = [
  'How do I',
  'How can I',
  'Why does',
  'Is it possible to',
  'Where do I',
  'When should I',
];
/** Words of a question that tell what it is about. */
const TELLING_WORDS = 6;
const JOINTS = ['in', 'with', 'of the', 'for', 'and', 'when using', 'on a'];
const SEED = 20_261_127;
/** Keeps apart what chance decides. */
const PURPOSES = { questions: 100_000_007, page: 200_000_014, topic: 300_000_021 };

/** What a page is about: rare words, names, and terms of its field. */
interface Topic {
  words: string[];
  identifiers: string[];
}

/**
 * Docs that no one wrote: pages of headings, prose, lists and code, whose words are as unevenly frequent as those of
 * real ones. Every page and every question is the same on every machine; docs of another `edition` share the
 * vocabulary alone.
 */
export class Documentation {
  private readonly edition: number;

  constructor(edition = 0) {
    this.edition = edition;
  }

  /** The first `count` pages, made one by one as they are asked for. */
  *pages(count: number): Generator<Page> {
    for (let number = 0; number < count; number += 1) yield this.page(number);
  }

  /** `count` questions as readers ask them, of 8 to 15 words, each about one of the first `pages` pages. */
  questions(count: number, pages: number): string[] {
    const random = this.randomOf('questions', pages);
    return Array.from({ length: count }, () => this.question(random, between(random, 0, pages - 1)));
  }

  private page(number: number): Page {
    const random = this.randomOf('page', number);
    const topic = this.topic(number);
    const title = this.heading(random, topic);
    const sections = Array.from({ length: SECTIONS }, (_, position) => this.section(random, topic, position));
    return {
      url: `/docs/${number}-${topic.words[0]!}`,
      title,
      description: this.sentence(random, topic),
      content: `# ${title}\n\n${sections.join('\n\n')}\n`,
      format: 'markdown',
    };
  }

  private topic(number: number): Topic {
    const random = this.randomOf('topic', number);
    const words = Array.from({ length: TOPIC_WORDS }, () => rareWord(random));
    const identifiers = Array.from({ length: IDENTIFIERS }, () => identifierOf(random, words));
    return { words, identifiers };
  }

  /** The first section has no heading of its own: it introduces the page. */
  private section(random: Random, topic: Topic, position: number): string {
    const paragraph = (): string =>
      Array.from({ length: between(random, 2, 3) }, () => this.sentence(random, topic)).join(' ');
    const blocks = [paragraph(), paragraph()];
    if (random() < 0.3) blocks.push(this.list(random, topic));
    if (random() < 0.4) blocks.push(codeOf(random, topic));
    if (position > 0) blocks.unshift(`${random() < 0.7 ? '##' : '###'} ${this.heading(random, topic)}`);
    return blocks.join('\n\n');
  }

  private heading(random: Random, topic: Topic): string {
    const words = Array.from({ length: between(random, 1, 3) }, () => contentWord(random));
    return capitalized([oneOf(random, topic.words), ...words].join(' '));
  }

  private sentence(random: Random, topic: Topic): string {
    const words = Array.from({ length: between(random, 7, 17) }, () => this.word(random, topic));
    return `${capitalized(words.join(' '))}.`;
  }

  private word(random: Random, { words, identifiers }: Topic): string {
    if (random() < 0.02) return `\`${oneOf(random, identifiers)}\``;
    return random() < TOPIC_SHARE ? oneOf(random, words) : anyWord(random);
  }

  private list(random: Random, topic: Topic): string {
    return Array.from({ length: 3 }, () => `- ${this.sentence(random, topic)}`).join('\n');
  }

  private question(random: Random, page: number): string {
    const { words, identifiers } = this.topic(page);
    const asked = [oneOf(random, QUESTION_BEGINNINGS)];
    for (let told = 0; told < TELLING_WORDS; told += 1) {
      if (told % 3 === 1 && random() < 0.7) asked.push(oneOf(random, JOINTS));
      asked.push(random() < 0.4 ? oneOf(random, words) : contentWord(random));
    }
    if (random() < 0.3) asked.push(oneOf(random, identifiers));
    return `${asked.join(' ')}?`;
  }

  private randomOf(purpose: keyof typeof PURPOSES, number: number): Random {
    return randomFrom(SEED + PURPOSES[purpose] + this.edition * 1_000_003 + number * 7_919);
  }
}

function identifierOf(random: Random, words: string[]): string {
  const [first, second] = [oneOf(random, words), oneOf(random, words)];
  return oneOf(random, [`${first}${capitalized(second)}`, `--${first}-${second}`, `${first}.${second}`]);
}

function codeOf(random: Random, { words, identifiers }: Topic): string {
  const lines = Array.from(
    { length: between(random, 2, 6) },
    () => `  ${oneOf(random, words)}: ${oneOf(random, identifiers)}(${between(random, 0, 99)}),`,
  );
  return ['```js title="config.js"', 'export default {', ...lines, '};', '```'].join('\n');
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
