import { countTokens } from './count-tokens.js';
import { cutMarked, joinMarked, type MarkedText, type TextRange, toBlockText } from './marked-text.js';
import type { LinkedBlock } from './page-document.js';
import type { PassageLink } from './passage.js';

/** About the size of a passage that a reader or a model takes in at once. */
const PASSAGE_TOKENS = 350;

/** A last part smaller than this says too little by itself and stays with the one before. */
const SMALLEST_REST_TOKENS = 60;

/** A longer line, of minified code or encoded data, tells nobody anything; its beginning stands for it. */
const MAX_LINE_LENGTH = 10_000;

/** Divides the blocks of a long section into parts near the passage size; a short section stays one part. */
export function divideBlocks(blocks: LinkedBlock[]): LinkedBlock[][] {
  const characters = blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (characters <= PASSAGE_TOKENS) return [blocks];
  const parts: Part[] = [];
  let part: Part = { blocks: [], tokens: 0 };
  for (const block of blocks.flatMap(divideBlock)) {
    const tokens = countTokens(block.text);
    if (part.blocks.length > 0 && part.tokens + tokens > PASSAGE_TOKENS) {
      const introduction = takeIntroduction(part, block);
      parts.push(part);
      part = {
        blocks: introduction,
        tokens: introduction.reduce((sum, { text }) => sum + countTokens(text), 0),
      };
    }
    part.blocks.push(block);
    part.tokens += tokens;
  }
  const previous = parts.at(-1);
  if (previous && part.tokens < SMALLEST_REST_TOKENS) previous.blocks.push(...part.blocks);
  else parts.push(part);
  return parts.map(({ blocks: divided }) => divided);
}

interface Part {
  blocks: LinkedBlock[];
  tokens: number;
}

/** A sentence that ends in a colon belongs to the code, list or table after it. */
function takeIntroduction(part: Part, next: LinkedBlock): LinkedBlock[] {
  const last = part.blocks.at(-1);
  const introduces = last?.kind === 'text' && next.kind !== 'text' && /[:：]$/.test(last.text);
  return introduces && part.blocks.length > 1 ? part.blocks.splice(-1) : [];
}

/**
 * Divides a block that is too long by itself between its lines; text, which is one line, between its sentences. Every
 * piece of a table begins with the row that names the columns.
 */
function divideBlock(block: LinkedBlock): LinkedBlock[] {
  if (block.text.length <= PASSAGE_TOKENS || countTokens(block.text) <= PASSAGE_TOKENS) return [block];
  const [separator, pieces] =
    block.kind === 'text' ? ['', sentencesOf(block.text)] : ['\n', block.text.split('\n')];
  const marked = cutMarked(block, stretchesOf(pieces, separator));
  const repeated = block.kind === 'table' ? marked.slice(0, 1) : [];
  const texts: MarkedText[][] = [[]];
  let tokens = 0;
  for (const piece of marked) {
    const pieceTokens = countTokens(piece.text) + separator.length;
    if (texts.at(-1)!.length > repeated.length && tokens + pieceTokens > PASSAGE_TOKENS) {
      texts.push([...repeated]);
      tokens = 0;
    }
    texts.at(-1)!.push(piece);
    tokens += pieceTokens;
  }
  const divided = texts
    .map((parts) => trimEnd(joinMarked(parts, separator)))
    .map((text) => ({ ...block, ...toBlockText(text), links: [] as PassageLink[] }))
    .filter(({ text }) => text !== '');
  shareLinks(block.links, divided);
  return divided;
}

/** Where the pieces of a text stand in it; of endless ones the beginning. */
function stretchesOf(pieces: string[], separator: string): TextRange[] {
  let start = 0;
  return pieces.map(({ length }) => {
    const stretch: TextRange = [start, start + Math.min(length, MAX_LINE_LENGTH)];
    start += length + separator.length;
    return stretch;
  });
}

function trimEnd(marked: MarkedText): MarkedText {
  return cutMarked(marked, [[0, marked.text.trimEnd().length]])[0]!;
}

/** Links stand in the order of the text: each goes to the piece that holds it, looking one piece ahead. */
function shareLinks(links: PassageLink[], pieces: LinkedBlock[]): void {
  let index = 0;
  for (const link of links) {
    const isAhead = !pieces[index]?.text.includes(link.text) && pieces[index + 1]?.text.includes(link.text);
    if (isAhead) index += 1;
    pieces[index]?.links.push(link);
  }
}

/** Sentences with the space after them, and words or clauses of a sentence that is itself too long. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?] |[。！？])/u)
    .flatMap((sentence) =>
      sentence.length > 4 * PASSAGE_TOKENS ? sentence.split(/(?<=[ 、，；：])/u) : [sentence],
    );
}
