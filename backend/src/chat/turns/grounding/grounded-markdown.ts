import type { AllowedLinks } from './allowed-links.js';
import { BlockLines } from './block-lines.js';
import { type Cursor, InlineText } from './inline-text.js';
import { type LineStart, readLineStart } from './line-start.js';
import type { MarkdownPart } from './markdown-part.js';
import { PartWriter } from './part-writer.js';
import { TableLines } from './table-lines.js';

/** Most that is held back while something is undecided, in UTF-16 units. */
const MAX_HELD_LENGTH = 2_048;
/** Longest text that is read at once: reading starts again where a link's text is put in its place. */
const MAX_READ_LENGTH = 1_024;

/**
 * Makes a model's Markdown safe while it streams: whatever it writes, links lead where its passages lead, and there are
 * no images, no raw HTML, no definitions. Code stays as it is written. At most 2,048 UTF-16 units are held back.
 */
export class GroundedMarkdown {
  private held = '';
  private place: 'start' | 'text' | 'code' = 'start';
  private isAfterReturn = false;
  private isBegun = false;
  /** The marks of a fence that was not taken for one: what would close it is none either. */
  private refused = '';
  private readonly out = new PartWriter();
  private readonly blocks = new BlockLines();
  private readonly tables = new TableLines();
  private readonly inline: InlineText;

  constructor(links: AllowedLinks) {
    this.inline = new InlineText(links, this.out, this.tables);
  }

  /** The parts that are decided with this piece. */
  push(piece: string): MarkdownPart[] {
    const text = this.normalize(piece);
    for (let at = 0; at < text.length; at += MAX_READ_LENGTH)
      this.read(text.slice(at, at + MAX_READ_LENGTH), false);
    return this.out.take();
  }

  /** What is left when the answer has ended. */
  end(): MarkdownPart[] {
    this.read('', true);
    return this.out.take();
  }

  /** One kind of line end, and no byte order mark before the first line. */
  private normalize(piece: string): string {
    if (piece === '') return piece;
    let text = this.isAfterReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    this.isAfterReturn = piece.endsWith('\r');
    if (!this.isBegun) {
      text = text.replace(/^\uFEFF+/, '');
      this.isBegun = text !== '';
    }
    return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
  }

  private read(piece: string, isEnd: boolean): void {
    let text = this.held + piece;
    // Both halves of a character go together.
    const half = !isEnd && /[\uD800-\uDBFF]$/.test(text) ? text.slice(-1) : '';
    if (half !== '') text = text.slice(0, -1);
    const cursor = { text, at: 0 };
    while (cursor.at < cursor.text.length) {
      const isDue = isEnd || cursor.text.length - cursor.at >= MAX_HELD_LENGTH;
      if (!this.next(cursor, isDue, isEnd)) break;
    }
    this.held = cursor.text.slice(cursor.at) + half;
  }

  private next(cursor: Cursor, isDue: boolean, isEnd: boolean): boolean {
    if (this.place === 'code') return this.code(cursor);
    if (this.place === 'start')
      return this.blocks.fence ? this.startCode(cursor, isDue, isEnd) : this.startText(cursor, isDue, isEnd);
    return cursor.text[cursor.at] === '\n' ? this.lineEnd(cursor) : this.inline.next(cursor, isDue);
  }

  private code(cursor: Cursor): true {
    const lineEnd = cursor.text.indexOf('\n', cursor.at);
    const end = lineEnd < 0 ? cursor.text.length : lineEnd + 1;
    this.out.code(cursor.text.slice(cursor.at, end));
    cursor.at = end;
    if (lineEnd >= 0) this.place = 'start';
    return true;
  }

  private startCode(cursor: Cursor, isDue: boolean, isEnd: boolean): boolean {
    const { text, at } = cursor;
    const lineEnd = text.indexOf('\n', at);
    const line = text.slice(at, lineEnd < 0 ? undefined : lineEnd);
    const kind = this.blocks.readCode(line, lineEnd >= 0 || isDue);
    if (kind === undefined) return false;
    if (kind === 'content') {
      this.place = 'code';
      return true;
    }
    if (kind === 'closing') {
      this.out.code(this.blocks.closingLine(line) + (lineEnd < 0 && isEnd ? '' : '\n'));
      cursor.at = lineEnd < 0 ? text.length : lineEnd + 1;
    } else {
      this.out.code(`${this.blocks.closingLine()}\n`);
    }
    this.blocks.close();
    return true;
  }

  private startText(cursor: Cursor, isDue: boolean, isEnd: boolean): boolean {
    const { text, at } = cursor;
    const start = readLineStart(text, at, isDue);
    if (start === undefined) return false;
    const isSpoilt = this.tables.read(start.isAll ? start.visible : `${start.visible}x`);
    if (this.opensCode(text.slice(at, start.lineEnd < 0 ? undefined : start.lineEnd), start, isEnd)) {
      cursor.at = start.lineEnd < 0 ? text.length : start.lineEnd + 1;
      this.out.code(text.slice(at, cursor.at));
      return true;
    }
    if (start.visible !== start.text) this.blocks.doubt();
    this.writeStart(isSpoilt ? start.text.replace(/[|:-]/, '\\$&') : start.text);
    cursor.at += start.text.length;
    this.place = 'text';
    return true;
  }

  private opensCode(
    line: string,
    { text, visible, marks, isAll, lineEnd }: LineStart,
    isEnd: boolean,
  ): boolean {
    const isFence = marks.length >= 3 && visible === text && (lineEnd >= 0 || isEnd);
    const fence = text.replaceAll(/[^>]/g, ' ') + marks;
    const isAfterRefused =
      this.refused !== '' && fence.startsWith(this.refused) && line.trimEnd().endsWith(marks);
    if (!isFence || isAfterRefused) {
      if (isFence) this.refused = '';
      this.blocks.read(line.slice(0, isAll ? text.length : text.length + 1));
      return false;
    }
    const opens = this.blocks.read(line);
    this.refused = opens || line.includes('`', text.length + marks.length) ? '' : fence;
    return opens;
  }

  /** Writes the start of a line; the references in it will be taken out. */
  private writeStart(start: string): void {
    this.out.startLine();
    this.inline.startLine();
    for (const part of start.split(/(\[[^\]]*\])/)) {
      if (part.startsWith('[')) this.out.reference(part);
      else if (part !== '') this.out.text(part);
    }
    this.out.hasInk = false;
  }

  private lineEnd(cursor: Cursor): true {
    // Renderers see the end of such a line, or whether it is empty, in their own ways.
    if (this.inline.isVanished || /[^\S \t]/.test(this.out.last)) this.blocks.doubt();
    this.out.lineEnd();
    this.tables.lineEnd();
    this.place = 'start';
    cursor.at += 1;
    return true;
  }
}
