import { ADDRESS_TAIL_LENGTH } from './address-signs.js';
import type { MarkdownPart } from './markdown-part.js';

/** May follow a reference directly: in no company can these signs become markup once the reference is taken out. */
const HARMLESS_AFTER_REFERENCE = /[\s.,:;?)'"*_\u0080-\uffff]/;

/**
 * Collects the parts of an answer, and knows what the text before the next sign looks like once references have been
 * taken out of it together with the spaces before them: what stood apart must not become markup by that.
 */
export class PartWriter {
  /** The end of the line so far, as Markdown. */
  tail = '';
  /** The last sign, where it is markup or text as it is; empty after an escape. */
  last = '';
  /** Whether the line has more than the marks of its containers and white space. */
  hasInk = false;
  private parts: MarkdownPart[] = [];
  private isAfterReference = false;

  /** Whether a sign that makes a definition or a link of brackets would do so here. */
  get isAfterBrackets(): boolean {
    return this.last === ']' || (this.isAfterReference && !this.hasInk);
  }

  /** All parts since the last call. */
  take(): MarkdownPart[] {
    const { parts } = this;
    this.parts = [];
    return parts;
  }

  /** Writes text whose last sign may combine with what follows. */
  text(text: string): void {
    this.separate(text[0]!);
    this.append(text, false);
    this.tail = this.tail === '' ? text : this.tail + text;
    if (this.tail.length > 2 * ADDRESS_TAIL_LENGTH) this.tail = this.tail.slice(-ADDRESS_TAIL_LENGTH);
    this.last = text[text.length - 1]!;
    if (!this.hasInk) this.hasInk = /[^ \t]/.test(text);
  }

  /** Writes a sign so that it is only itself. */
  escaped(sign: string): void {
    if (this.last !== '\\') this.isAfterReference = false;
    this.text(`\\${sign}`);
    this.last = '';
  }

  /** Writes a code span, or shows an address as one; `code` includes the backticks. */
  codeSpan(code: string): void {
    this.separate('`');
    if (this.last === '`') this.append(' ', false);
    this.append(code, true);
    this.tail = '`';
    this.last = '`';
    this.hasInk = true;
  }

  /** Writes markup made of an allowed address. */
  link(parts: MarkdownPart[]): void {
    this.separate('[');
    if (this.last === '!') this.append(' ', false);
    for (const { text, isCode } of parts) this.append(text, isCode);
    this.tail = ')';
    this.last = ')';
    this.hasInk = true;
  }

  /** Writes a reference to a passage, which will be taken out with the spaces before it. */
  reference(text: string): void {
    this.append(text, false);
    const rest = this.tail.replace(/[ \t]+$/, '');
    // White space that is longer than what is remembered hides a sign that nothing may join.
    if (rest === '' && this.tail.length >= ADDRESS_TAIL_LENGTH) this.last = '<';
    else if (rest !== this.tail) this.last = rest.at(-1) ?? '';
    this.tail = rest;
    this.isAfterReference = true;
  }

  /** Writes lines of fenced code, or a part of one. */
  code(text: string): void {
    this.append(text, true);
  }

  lineEnd(): void {
    this.append('\n', false);
    this.startLine();
  }

  startLine(): void {
    this.tail = '';
    this.last = '';
    this.hasInk = false;
    this.isAfterReference = false;
  }

  private separate(sign: string): void {
    if (!this.isAfterReference) return;
    this.isAfterReference = false;
    const isHarmless =
      HARMLESS_AFTER_REFERENCE.test(sign) &&
      (this.last !== '<' || sign === ' ') &&
      (sign !== ';' || !this.tail.includes('&'));
    if (isHarmless) return;
    this.append(' ', false);
    this.tail += ' ';
    this.last = ' ';
  }

  private append(text: string, isCode: boolean): void {
    const last = this.parts.at(-1);
    if (last && last.isCode === isCode) last.text += text;
    else this.parts.push({ text, isCode });
  }
}
