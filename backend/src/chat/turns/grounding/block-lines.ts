/** A fenced block that is open. */
export interface Fence {
  /** The backticks or tildes that opened it. */
  marks: string;
}

type Container = 'quote' | number;

/** Lists and quotes that are nested deeper are not followed. */
const MAX_DEPTH = 12;

const RULE = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3}(?:[-*+]|(\d{1,9})[.)]))( *)/;
/** With a bar after them some see the first row of a table. */
const FENCE = /^ {0,3}(`{3,}(?=[^`|]*$)|~{3,}(?=[^|]*$))/;

/**
 * Follows the blocks of a Markdown text line by line, as far as it takes to know which lines are fenced code: block
 * quotes and list items (numbers: the columns their content is indented by), whether a paragraph is open, and whether
 * renderers might disagree about all that. In doubt a fence is not one, except at the very beginning of a line.
 */
export class BlockLines {
  fence: Fence | undefined;
  private containers: Container[] = [];
  private isParagraph = false;
  /** Whether the last line that is not empty may be indented code. */
  private isIndented = false;
  private isAfterBlank = true;
  private isDoubtful = false;

  /** Says that the text is not what it seemed: until a paragraph begins anew, its blocks are not known for sure. */
  doubt(): void {
    this.isDoubtful = true;
  }

  /**
   * Reads a line outside of fenced code: at least up to its first sign after the marks of lists and quotes, or all of
   * it when it could open a fence. Returns whether it does.
   */
  read(line: string): boolean {
    if (/^[ \t]*$/.test(line)) {
      this.readBlank();
      return false;
    }
    if (this.isAfterBlank && /^[^ \t]/.test(line)) {
      this.containers = [];
      this.isDoubtful = false;
    }
    this.isAfterBlank = false;
    const wasParagraph = this.isParagraph;
    const isInterrupting = wasParagraph || this.isIndented;
    const matched = this.match(line);
    const kept = this.containers.slice(0, matched.count);
    const isDedented = kept.length < this.containers.length;
    const { at, begun } = this.begin(line, matched.at, kept, isInterrupting);
    const rest = line.slice(at);
    // Renderers reckon with tabs and with other white space in their own ways.
    if (line.slice(0, at).includes('\t') || /^ *[^\S ]/.test(rest)) this.isDoubtful = true;
    const marks = FENCE.exec(rest)?.[1];
    const isAtMargin = marks !== undefined && line.startsWith(marks);
    if (marks === undefined && isDedented && begun === 0 && wasParagraph) {
      // The paragraph may go on without the marks of its containers.
      this.isDoubtful = true;
      return false;
    }
    this.containers = kept;
    this.isParagraph = !RULE.test(rest);
    this.isIndented = /^(?: {4}| {0,3}\t)/.test(rest);
    if (marks === undefined || (this.isDoubtful && !isAtMargin)) return false;
    if (isAtMargin) this.isDoubtful = false;
    this.isParagraph = false;
    this.fence = { marks };
    return true;
  }

  /**
   * What the beginning of a line in fenced code is: `content`; `closing`, the whole line; `outside`, when it stands
   * outside of the list or quote that holds the code; undefined while that is undecided.
   */
  readCode(line: string, isWhole: boolean): 'content' | 'closing' | 'outside' | undefined {
    let at = 0;
    for (const container of this.containers) {
      const next = matchContainer(container, line, at, isWhole);
      if (next === undefined) return undefined;
      if (next < 0) return 'outside';
      at = next;
    }
    const { marks } = this.fence!;
    const [mark] = marks;
    const rest = line.slice(at);
    // How far a tab goes in a container is not the same for all renderers.
    const indent = this.containers.length > 0 ? '(?: {0,3}| *\\t[ \\t]*)' : ' {0,3}';
    if (new RegExp(`^${indent}${mark}{${marks.length},}[\`~]*[ \\t]*$`).test(rest))
      return isWhole ? 'closing' : undefined;
    return !isWhole && new RegExp(`^${indent}${mark}*$`).test(rest) ? undefined : 'content';
  }

  /** Ends the fenced code. */
  close(): void {
    this.fence = undefined;
    this.isAfterBlank = false;
  }

  /**
   * A line that ends the fenced code, within its lists and quotes, for every renderer: as it was written if that may be.
   */
  closingLine(written = ''): string {
    const { marks } = this.fence!;
    if (new RegExp(`^[ >]*${marks}${marks[0]}*[ \\t]*$`).test(written)) return written.trimEnd();
    const prefix = this.containers.map((container) => (container === 'quote' ? '> ' : ' '.repeat(container)));
    return `${prefix.join('')}${marks}`;
  }

  private readBlank(): void {
    const quote = this.containers.indexOf('quote');
    if (quote >= 0) this.containers.length = quote;
    this.isParagraph = false;
    this.isAfterBlank = true;
  }

  private match(line: string): { at: number; count: number } {
    let at = 0;
    let count = 0;
    for (const container of this.containers) {
      const next = matchContainer(container, line, at, true)!;
      if (next < 0) break;
      at = next;
      count += 1;
    }
    return { at, count };
  }

  /** Adds to `kept` the containers that begin at `at`. */
  private begin(
    line: string,
    at: number,
    kept: Container[],
    isInterrupting: boolean,
  ): { at: number; begun: number } {
    const ended = this.containers[kept.length];
    const outer = typeof ended === 'number' ? 'item' : ended;
    let begun = 0;
    for (; ; begun += 1) {
      const rest = line.slice(at);
      const quote = QUOTE.exec(rest);
      const item = RULE.test(rest) ? null : ITEM.exec(rest);
      if (kept.length >= MAX_DEPTH && (quote || item)) this.isDoubtful = true;
      if (kept.length >= MAX_DEPTH) break;
      if (quote) {
        kept.push('quote');
        at += quote[0].length;
        continue;
      }
      if (!item) break;
      const [whole, mark, number, spaces] = item as unknown as [string, string, string?, string?];
      const isEmpty = /^[ \t]*$/.test(rest.slice(whole.length));
      if (spaces === '' && !isEmpty) break;
      if (isInterrupting && outer !== 'item' && (isEmpty || Number(number ?? 1) !== 1)) {
        // Such an item cannot interrupt a paragraph, nor, some find, indented code.
        this.isDoubtful = true;
        if (begun === 0 && outer === undefined) break;
      }
      if (isEmpty || spaces!.length > 4) this.isDoubtful = true;
      const gap = isEmpty || spaces!.length > 4 ? 1 : spaces!.length;
      kept.push(mark.length + gap);
      at += Math.min(whole.length, mark.length + gap);
    }
    return { at, begun };
  }
}

/** Where a line goes on after a container's mark; negative when it stands outside; undefined while undecided. */
function matchContainer(
  container: Container,
  line: string,
  at: number,
  isWhole: boolean,
): number | undefined {
  const rest = line.slice(at);
  if (container === 'quote') {
    const mark = QUOTE.exec(rest);
    if (mark) return rest === mark[0] && !mark[0].endsWith(' ') && !isWhole ? undefined : at + mark[0].length;
    return !isWhole && /^ {0,3}$/.test(rest) ? undefined : -1;
  }
  const indent = /^ */.exec(rest)![0].length;
  if (indent >= container) return at + container;
  if (/^[ \t]*$/.test(rest)) return isWhole ? line.length : undefined;
  return -1;
}
