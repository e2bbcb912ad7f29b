import { html, nothing } from 'lit';
import type { MarkedToken, Token, Tokens } from 'marked';
import type { FootnotePlace } from '../sources/citations.js';
import { completeMarkdown } from './complete-markdown.js';
import { takeFootnoteMarks } from './footnote-marks.js';
import { footnotesView } from './footnote-view.js';
import { type Rendered, inlineView, withFootnotes } from './inline-view.js';
import type { MarkdownContext } from './markdown-context.js';
import { readMarkdown } from './markdown-tokens.js';

/** A Markdown text and what its rendering needs. */
export interface MarkdownContent extends MarkdownContext {
  text: string;
  /** Where footnotes stand in `text`. */
  places?: readonly FootnotePlace[];
  /** Whether more text will come: then what is open at its end is closed. */
  streaming?: boolean;
}

/**
 * Renders a Markdown text. Its tokens become templates one by one, and no HTML is ever made of the text: there is
 * nothing to sanitise but addresses. What did not change since the last rendering stays untouched in the page, so that a
 * streamed text does not flicker and a selection in it lives on.
 */
export function markdownView({ text, places = [], streaming, ...context }: MarkdownContent): Rendered {
  const shown = streaming ? completeMarkdown(text) : text;
  return blocksView(readMarkdown(shown, places), context);
}

function blocksView(tokens: readonly Token[], context: MarkdownContext): Rendered {
  return tokens
    .filter(({ type }) => type !== 'space' && type !== 'def')
    .map((token) => blockView(token as MarkedToken, context));
}

function blockView(token: MarkedToken, context: MarkdownContext): Rendered {
  switch (token.type) {
    case 'paragraph':
      return html`<p>${inlineView(token.tokens, context)}</p>`;
    case 'heading':
      return headingView(token, context);
    case 'code':
      return codeView(token, context);
    case 'list':
      return listView(token, context);
    case 'blockquote':
      return html`<blockquote>${blocksView(token.tokens, context)}</blockquote>`;
    case 'table':
      return tableView(token, context);
    case 'hr':
      return html`<hr />`;
    case 'html':
      return html`<p>${withFootnotes(token.text.trim(), context, (source) => source)}</p>`;
    default:
      return inlineView([token], context);
  }
}

/** Headings of an answer stand below those of the panel around them. */
function headingView({ tokens, depth }: Tokens.Heading, context: MarkdownContext): Rendered {
  const text = inlineView(tokens, context);
  if (depth === 1) return html`<h4 class="chief">${text}</h4>`;
  return depth === 2 ? html`<h4>${text}</h4>` : html`<h5>${text}</h5>`;
}

function codeView({ text, lang = '' }: Tokens.Code, context: MarkdownContext): Rendered {
  const { text: code, numbers: inCode } = takeFootnoteMarks(text);
  const { text: info, numbers: inInfo } = takeFootnoteMarks(lang);
  const numbers = [...inInfo, ...inCode];
  const [language] = info.split(/\s/);
  const { copy, copied, copyCode } = context.strings;
  return html`<figure class="code">
      <figcaption>
        <span>${language}</span>
        <button type="button" class="copy-code" aria-label=${copyCode}>
          <span class="idle">${copy}</span><span class="done">${copied}</span>
        </button>
      </figcaption>
      <pre tabindex="0"><code>${code}</code></pre>
    </figure>
    ${numbers.length > 0 ? html`<p>${footnotesView(numbers, context)}</p>` : nothing}`;
}

function listView({ ordered, start, items }: Tokens.List, context: MarkdownContext): Rendered {
  const rows = items.map((item) => html`<li>${blocksView(item.tokens, context)}</li>`);
  return ordered
    ? html`<ol start=${start === '' ? 1 : start}>
        ${rows}
      </ol>`
    : html`<ul>
        ${rows}
      </ul>`;
}

function tableView({ header, rows }: Tokens.Table, context: MarkdownContext): Rendered {
  return html`<div class="table" tabindex="0">
    <table>
      <thead>
        <tr>
          ${header.map(({ tokens, align }) => html`<th align=${align ?? nothing}>${inlineView(tokens, context)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map(({ tokens, align }) => html`<td align=${align ?? nothing}>${inlineView(tokens, context)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
