import type { Passage } from './passages/passage.js';

/** Longest text that a model is given of a passage, in UTF-16 units; passages are far shorter. */
const MAX_LENGTH = 8_000;

/** A passage as a model reads it, to embed or to judge it: where it stands, then what it says. */
export function passageText(
  title: string,
  { headings, blocks }: Pick<Passage, 'headings' | 'blocks'>,
): string {
  const heading = [title, ...headings].filter(Boolean).join(' › ');
  const body = blocks.map((block) => (block.title ? `${block.title}\n${block.text}` : block.text));
  return [heading, ...body].join('\n').slice(0, MAX_LENGTH).trim() || '-';
}
