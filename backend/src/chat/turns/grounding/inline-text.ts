import { REFERENCE_NUMBERS } from '../reference-numbers.js';
import { completesAddress, resolveEscapes } from './address-signs.js';
import { type Address, readAngleAddress, readBareAddress, readRestOfAddress } from './address-syntax.js';
import type { AllowedLinks } from './allowed-links.js';
import { findCodeEnd, readBracket } from './link-syntax.js';
import type { MarkdownPart } from './markdown-part.js';
import { PartWriter } from './part-writer.js';

const REFERENCE = new RegExp(`^${REFERENCE_NUMBERS}$`);
const NUMBER_IN_BRACKETS = new RegExp(String.raw`(?<!(?<!\\)(?:\\\\)*\\)\[${REFERENCE_NUMBERS}$`);
/** Text in which nothing can begin. */
const PLAIN = /(?:[^\\`<[\]!:()@./;~\n|hwf]|h(?!t|$)|w(?!w|$)|f(?!t|$))+/iy;
/** In brackets, what may make some renderers see a link where code ends or begins. */
const HIDES_LINK = /``|\]\(/;
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/** What the lines around a text mean for it. */
export interface LineContext {
  /** Whether the line may be a row of a table, whose bars end code spans. */
  readonly mayBeRow: boolean;
  /** Told that a code span has a bar in it. */
  barInCode(): void;
}

/** Where in a text a scanner is. */
export interface Cursor {
  text: string;
  at: number;
}

/** Makes the inline markup of a line safe, construct by construct. */
export class InlineText {
  /** Whether the line's first words came out of brackets, where a renderer did not yet take them for a block's mark. */
  private isExposed = false;

  constructor(
    private readonly links: AllowedLinks,
    private readonly out: PartWriter,
    private readonly context: LineContext,
    private readonly isInLink = false,
  ) {}

  startLine(): void {
    this.isExposed = false;
  }

  /** Whether nothing is left of the line but marks of its containers. */
  get isVanished(): boolean {
    return this.isExposed && !this.out.hasInk;
  }

  /**
   * Takes one construct of the line from the cursor, which is not at its end. Returns false, and takes nothing, while
   * more text could change what it is; not when it is due.
   */
  next(cursor: Cursor, isDue: boolean): boolean {
    const { text, at } = cursor;
    if (this.isVanished) {
      const isTaken = this.guardStart(cursor, isDue);
      if (isTaken !== undefined) return isTaken;
    }
    PLAIN.lastIndex = at;
    if (PLAIN.test(text)) return this.plain(cursor, PLAIN.lastIndex - at);
    const sign = text[at]!;
    switch (sign) {
      case '\\':
        return this.backslash(cursor, isDue);
      case '`':
        return this.backticks(cursor, isDue);
      case '<':
        if (/[ \t\n]/.test(text[at + 1] ?? '')) return this.plain(cursor, 1);
        return this.address(cursor, readAngleAddress(text, at, this.links, isDue));
      case '!':
      case '[':
        return this.bracket(cursor, isDue);
      case '~':
        return this.tildes(cursor, isDue);
      case '.':
      case '/':
      case ';':
      case '@':
        if (!completesAddress(this.out.tail, sign)) return this.plain(cursor, 1);
        return this.address(cursor, readRestOfAddress(text, at + 1, sign, isDue));
      case ':':
      case '(':
        return this.out.isAfterBrackets ? this.escape(cursor, 1) : this.plain(cursor, 1);
      case ']':
        // What became a number by taking something out of the brackets is no reference.
        if (this.isInLink || NUMBER_IN_BRACKETS.test(this.out.tail)) return this.escape(cursor, 1);
        return this.plain(cursor, 1);
      case '|':
        return this.isInLink ? this.escape(cursor, 1) : this.plain(cursor, 1);
      case ')':
        return this.plain(cursor, 1);
      default:
        return this.address(cursor, readBareAddress(text, at, this.links, isDue));
    }
  }

  /** Keeps words that came out of brackets from being the mark of a list, a quote or a table. */
  private guardStart(cursor: Cursor, isDue: boolean): boolean | undefined {
    const { text, at } = cursor;
    const sign = text[at]!;
    if (/[ \t\uFEFF]/.test(sign)) {
      cursor.at += 1;
      return true;
    }
    if (/[-+>|:=]/.test(sign)) return this.escape(cursor, 1);
    if (sign === '*') {
      const next = text[at + 1];
      if (next === undefined && !isDue) return false;
      return next === undefined || /\s/.test(next) ? this.escape(cursor, 1) : undefined;
    }
    const number = /^\d+/.exec(text.slice(at, at + 11))?.[0];
    if (number === undefined) return undefined;
    const next = text[at + number.length];
    if (next === undefined && !isDue) return false;
    this.plain(cursor, number.length);
    return next === '.' || next === ')' ? this.escape(cursor, 1) : true;
  }

  private plain(cursor: Cursor, length: number): true {
    const { text, at } = cursor;
    this.out.text(length === text.length ? text : text.slice(at, at + length));
    cursor.at += length;
    return true;
  }

  private escape(cursor: Cursor, length: number): true {
    const { text, at } = cursor;
    for (const sign of text.slice(at, at + length)) this.out.escaped(sign);
    cursor.at += length;
    return true;
  }

  private backslash(cursor: Cursor, isDue: boolean): boolean {
    const { text, at } = cursor;
    const next = text[at + 1];
    if (next === undefined && !isDue) return false;
    if (next !== undefined && /[/.@]/.test(next) && completesAddress(this.out.tail, next))
      return this.address(cursor, readRestOfAddress(text, at + 2, next, isDue));
    if (next !== undefined && PUNCTUATION.test(next)) {
      this.out.escaped(next);
      cursor.at += 2;
      return true;
    }
    // What is put after a backslash must not be escaped by it.
    if (next !== undefined && /[hwf]/i.test(next)) return this.escape(cursor, 1);
    return this.plain(cursor, 1);
  }

  private backticks(cursor: Cursor, isDue: boolean): boolean {
    const { text, at } = cursor;
    const end = findCodeEnd(text, at, isDue);
    if (end === undefined) return false;
    const code = text.slice(at, end);
    const hasBar = /(?<!\\)\||\\\\\|/.test(code);
    const isBroken = this.isInLink ? hasBar || HIDES_LINK.test(code) : hasBar && this.context.mayBeRow;
    if (end < 0 || isBroken) return this.escape(cursor, /^`+/.exec(text.slice(at))![0].length);
    if (hasBar) this.context.barInCode();
    this.out.codeSpan(code);
    cursor.at = end;
    return true;
  }

  private tildes(cursor: Cursor, isDue: boolean): boolean {
    const { text, at } = cursor;
    const { length } = /^~+/.exec(text.slice(at))![0];
    if (at + length === text.length && !isDue) return false;
    return length < 3 ? this.plain(cursor, length) : this.escape(cursor, length);
  }

  private address(cursor: Cursor, address: Address | { type: 'none' } | undefined): boolean {
    if (address === undefined) return false;
    if (address.type === 'none')
      return cursor.text[cursor.at] === '<' ? this.escape(cursor, 1) : this.plain(cursor, 1);
    cursor.at = address.end;
    this.show(address);
    return true;
  }

  /** Shows an address: as a link where it is allowed, else as code. */
  private show({ text, href }: Pick<Address, 'text' | 'href'>): void {
    if (href === undefined || this.isInLink || !/^https?:/i.test(href)) this.out.codeSpan(`\`${text}\``);
    else this.out.link([{ text: `<${href}>`, isCode: false }]);
  }

  private bracket(cursor: Cursor, isDue: boolean): boolean {
    const { text, at } = cursor;
    const isImage = text[at] === '!';
    if (isImage && text[at + 1] !== '[')
      return text[at + 1] === undefined && !isDue ? false : this.plain(cursor, 1);
    const bracket = readBracket(text, isImage ? at + 1 : at, isDue);
    if (bracket === undefined) return false;
    if (bracket.type === 'none') {
      if (isImage) this.plain(cursor, 1);
      return this.escape(cursor, 1);
    }
    if (bracket.type !== 'link' && REFERENCE.test(bracket.text)) {
      if (isImage) this.plain(cursor, 1);
      if (this.isInLink) return this.escape(cursor, 1);
      this.out.reference(`[${bracket.text}]`);
      cursor.at += bracket.text.length + 2;
      return true;
    }
    if (isImage) return this.unwrap(cursor, bracket.text, bracket.end);
    if (bracket.type === 'link') return this.link(cursor, bracket);
    return this.isInLink || HIDES_LINK.test(bracket.text) ? this.escape(cursor, 1) : this.plain(cursor, 1);
  }

  private link(
    cursor: Cursor,
    { text, target, end }: { text: string; target: string; end: number },
  ): boolean {
    const href = this.isInLink ? undefined : this.links.hrefOf(resolveEscapes(target));
    if (href === undefined) return this.unwrap(cursor, text, end);
    if (/^https?:/.test(href) && this.links.hrefOf(text) === href) {
      cursor.at = end;
      this.show({ text, href });
      return true;
    }
    const parts = this.linkText(text);
    if (parts.every((part) => part.text.trim() === '')) return this.unwrap(cursor, '', end);
    this.out.link([{ text: '[', isCode: false }, ...parts, { text: `](${toTarget(href)})`, isCode: false }]);
    cursor.at = end;
    return true;
  }

  /** A link's text without links in it. */
  private linkText(text: string): MarkdownPart[] {
    const out = new PartWriter();
    const inner = new InlineText(this.links, out, this.context, true);
    const cursor = { text, at: 0 };
    while (cursor.at < cursor.text.length) inner.next(cursor, true);
    return out.take();
  }

  /** Puts only the text of a link or an image before the cursor, to be read again. */
  private unwrap(cursor: Cursor, text: string, end: number): true {
    if (!this.out.hasInk) this.isExposed = true;
    cursor.text = text + cursor.text.slice(end);
    cursor.at = 0;
    return true;
  }
}

/** A link's target as Markdown. */
function toTarget(href: string): string {
  return /^[\w:/.#?=%~+,@-]+$/.test(href) ? href : `<${href.replaceAll(/&(?=[#a-z])/gi, '&amp;')}>`;
}
