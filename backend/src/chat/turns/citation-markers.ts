/** A piece of an answer: text as the reader sees it, or a reference to a numbered passage. */
export type AnswerPart = { text: string } | { passage: number };

/** Longest reference that is waited for, in characters. */
const MAX_MARKER_LENGTH = 24;

/**
 * Takes `[n]` and `[n, m]` out of streamed Markdown. What stands in code, is escaped or is a link's text stays text; a
 * reference takes the spaces before it along. At most a marker's length is held back.
 */
export class CitationMarkers {
  private held = '';
  private line = '';
  private fence = '';
  private codeSpan = 0;

  /** The parts that are decided with this piece. */
  push(piece: string): AnswerPart[] {
    return this.read(this.held + piece, false);
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
      const rest = text.slice(at);
      if (!isEnd && isUndecided(rest)) {
        this.held = rest;
        break;
      }
      const marker = this.isCode
        ? null
        : /^[ \t]*\[(\d{1,3}(?:\s?,\s?\d{1,3}){0,4})\](?!\(|\[(?!\d))/.exec(rest);
      if (marker) {
        for (const number of marker[1]!.split(',')) parts.push({ passage: Number(number) });
        at += marker[0].length;
        continue;
      }
      const token = /^(?:\\[^\n]|`+|~+|[ \t]+|\n|[^\\`~ \t\n[]+|[^])/.exec(rest)![0];
      this.follow(token);
      appendText(parts, token);
      at += token.length;
    }
    return parts;
  }

  private get isCode(): boolean {
    return this.fence !== '' || this.codeSpan > 0;
  }

  /** Keeps track of fenced blocks and code spans. */
  private follow(token: string): void {
    if (token === '\n') {
      if (this.line.trim() === '') this.codeSpan = 0;
      this.line = '';
      return;
    }
    const isFirst = this.line.trim() === '';
    this.line += token;
    const isFence = isFirst && /^(`{3,}|~{3,})$/.test(token);
    if (this.fence !== '') {
      if (isFence && token.startsWith(this.fence)) this.fence = '';
    } else if (isFence) {
      this.fence = token;
    } else if (token.startsWith('`')) {
      if (this.codeSpan === 0) this.codeSpan = token.length;
      else if (this.codeSpan === token.length) this.codeSpan = 0;
    }
  }
}

/** Whether more text could turn the beginning of `rest` into something else. */
function isUndecided(rest: string): boolean {
  if (/^(?:\\|`+|~+)$/.test(rest)) return true;
  return rest.length < MAX_MARKER_LENGTH && /^[ \t]*(?:\[[\d\s,]*(?:\]\[?)?)?$/.test(rest);
}

function appendText(parts: AnswerPart[], text: string): void {
  const last = parts.at(-1);
  if (last && 'text' in last) last.text += text;
  else parts.push({ text });
}
