/** A stretch of Markdown: code, which is shown as it is written, or text with its markup. */
export interface MarkdownPart {
  text: string;
  isCode: boolean;
}
