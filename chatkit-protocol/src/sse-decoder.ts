/** One message of an event stream. */
export interface SseMessage {
  /** The message's type, `message` when the stream named none. */
  event: string;
  /** All its data lines, joined by line feeds. */
  data: string;
  /** The last id the stream gave, possibly with an earlier message; empty when none. */
  id: string;
}

/**
 * Reads the text of an event stream, cut into pieces anywhere, by the grammar of the WHATWG (HTML, 9.2.6): lines end
 * in CR, LF or CRLF, comments and unknown fields are skipped, so is a message without a data line, and one that no empty
 * line closed is dropped. `retry` is skipped too: reconnecting is the caller's affair.
 */
export class SseDecoder {
  private line = '';
  private endedInCarriageReturn = false;
  private event = '';
  private data: string[] = [];
  private id = '';

  /** Takes the next piece of text; returns the messages it completed, in order. */
  push(text: string): SseMessage[] {
    const messages: SseMessage[] = [];
    let start = 0;
    if (this.endedInCarriageReturn && text !== '') {
      this.endedInCarriageReturn = false;
      if (text.startsWith('\n')) start = 1;
    }
    const lineEnd = /\r\n?|\n/g;
    lineEnd.lastIndex = start;
    for (let match = lineEnd.exec(text); match; match = lineEnd.exec(text)) {
      const message = this.takeLine(this.line + text.slice(start, match.index));
      if (message) messages.push(message);
      this.line = '';
      start = lineEnd.lastIndex;
      this.endedInCarriageReturn = match[0] === '\r' && start === text.length;
    }
    this.line += text.slice(start);
    return messages;
  }

  private takeLine(line: string): SseMessage | undefined {
    if (line === '') return this.closeMessage();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'data') this.data.push(value);
    else if (field === 'event') this.event = value;
    else if (field === 'id' && !value.includes('\0')) this.id = value;
    return undefined;
  }

  private closeMessage(): SseMessage | undefined {
    const { event, data, id } = this;
    this.event = '';
    this.data = [];
    return data.length > 0 ? { event: event || 'message', data: data.join('\n'), id } : undefined;
  }
}
