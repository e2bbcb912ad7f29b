/** A Markdown link whose text is shown as it is and whose target cannot end it. */
export function markdownLink(text: string, href: string): string {
  const shown = text.replaceAll(/[\\`*_[\]<>#|~!&]/g, '\\$&').replaceAll(/\s+/g, ' ');
  return `[${shown}](<${href.replaceAll(/[<>\n]/g, encodeURIComponent)}>)`;
}
