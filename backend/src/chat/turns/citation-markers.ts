import type { MarkdownPart } from './grounding/markdown-part.js';
import { REFERENCE_NUMBERS } from './reference-numbers.js';

/** A piece of an answer: text as the reader sees it, or a reference to a numbered passage. */
export type AnswerPart = { text: string } | { passage: number };

const REFERENCE = new RegExp(String.raw`^\[(${REFERENCE_NUMBERS})\](?!\(|\[(?!\d))`);

/** Text in which no reference and no escape begins; spaces at its end may belong to one that follows. */
const PLAIN = /(?:[^\\ \t[]+|[ \t]+(?=[^\\ \t[]))+/y;

/** Longest reference that is waited for, in characters. */
const MAX_MARKER_LENGTH = 24;

/**
 * Takes `[n]` and `[n, m]` out of streamed Markdown. What stands in code, is escaped or is a link's text stays text; a
 * reference takes the spaces before it along. At most a marker's length is held back.
 */
export class CitationMarkers {
  private held = '';

  /** The parts that are decided with these. */
  push(parts: readonly MarkdownPart[]): AnswerPart[] {
    const decided: AnswerPart[] = [];
    for (const { text, isCode } of parts) {
      if (isCode) decided.push(...this.end(), { text });
      else decided.push(...this.read(this.held + text, false));
    }
    return decided;
  }

  /** What is left when the answer has ended. */
  end(): AnswerPart[] {
    return this.read(this.held, true);
  }

  private read(text: string, isEnd: boolean): AnswerPart[] {
    const parts: AnswerPart[] = [];
    let at = 0;
    this.held = '';
    while (at < text.length) {
      PLAIN.lastIndex = at;
      const plain = PLAIN.exec(text)?.[0];
      if (plain !== undefined) {
        appendText(parts, plain);
        at += plain.length;
        continue;
      }
      const rest = text.slice(at);
      if (!isEnd && isUndecided(rest)) {
        this.held = rest;
        break;
      }
      const [spaces] = /^[ \t]*/.exec(rest)!;
      const marker = REFERENCE.exec(rest.slice(spaces.length));
      if (marker) {
        for (const number of marker[1]!.split(',')) parts.push({ passage: Number(number) });
        at += spaces.length + marker[0].length;
        continue;
      }
      const token = /^(?:\\[^\n]|[ \t]+|[^])/.exec(rest)![0];
      appendText(parts, token);
      at += token.length;
    }
    return parts;
  }
}

/** Whether more text could turn the beginning of `rest` into something else. */
function isUndecided(rest: string): boolean {
  if (rest === '\\') return true;
  return rest.length < MAX_MARKER_LENGTH && /^[ \t]*(?:\[[\d\s,]*(?:\]\[?)?)?$/.test(rest);
}

function appendText(parts: AnswerPart[], text: string): void {
  const last = parts.at(-1);
  if (last && 'text' in last) last.text += text;
  else parts.push({ text });
}
