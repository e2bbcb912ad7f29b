/** A line of Markdown, and whether it belongs to a code block: what stands there is nobody's business. */
export interface MarkdownLine {
  text: string;
  isCode: boolean;
}
