import { type TemplateResult, html, nothing } from 'lit';
import type { MarkedToken, Token, Tokens } from 'marked';
import { linkTarget, safeLink } from '../sources/safe-link.js';
import { shownPicture } from '../sources/shown-picture.js';
import { resolveCharacterReferences } from './character-references.js';
import { takeFootnoteMarks } from './footnote-marks.js';
import { footnotesView } from './footnote-view.js';
import type { MarkdownContext } from './markdown-context.js';
import { type FootnoteToken, takeFootnoteTokens } from './markdown-tokens.js';

/** A piece of rendered text. */
export type Rendered = TemplateResult | string | typeof nothing | readonly Rendered[];

/** Renders inline tokens. HTML is shown as text; a link or picture that is not safe is shown as its text. */
export function inlineView(tokens: readonly Token[], context: MarkdownContext): Rendered {
  return tokens.map((token) => tokenView(token as MarkedToken | FootnoteToken, context));
}

function tokenView(token: MarkedToken | FootnoteToken, context: MarkdownContext): Rendered {
  switch (token.type) {
    case 'footnote':
      return footnotesView([token.number], context);
    case 'strong':
      return html`<strong>${inlineView(token.tokens, context)}</strong>`;
    case 'em':
      return html`<em>${inlineView(token.tokens, context)}</em>`;
    case 'del':
      return html`<del>${inlineView(token.tokens, context)}</del>`;
    case 'br':
      return html`<br />`;
    case 'checkbox':
      return token.checked ? '☑ ' : '☐ ';
    case 'codespan':
      return withFootnotes(token.text, context, (code) => html`<code>${code}</code>`);
    case 'html':
      return withFootnotes(token.text, context, (source) => source);
    case 'link':
      return linkView(token, context);
    case 'image':
      return imageView(token, context);
    case 'text':
      if (token.tokens) return inlineView(token.tokens, context);
      return token.escaped ? token.text : resolveCharacterReferences(token.text);
    default:
      return 'text' in token ? resolveCharacterReferences(token.text) : nothing;
  }
}

/** Footnotes that fell into a text that takes no tokens follow it. */
export function withFootnotes(
  text: string,
  context: MarkdownContext,
  view: (text: string) => Rendered,
): Rendered {
  const { text: rest, numbers } = takeFootnoteMarks(text);
  return [view(rest), footnotesView(numbers, context)];
}

function linkView(token: Tokens.Link, context: MarkdownContext): Rendered {
  const { rest, numbers } = takeFootnoteTokens(token.tokens);
  const text = inlineView(rest, context);
  const address = token.autolink ? token.href : resolveCharacterReferences(token.href);
  const url = safeLink(address, context.base);
  if (!url) return [text, footnotesView(numbers, context)];
  const { target = nothing, rel = nothing } = linkTarget(url, context.base);
  const title = token.title ? resolveCharacterReferences(token.title) : nothing;
  return [
    html`<a href=${url.href} target=${target} rel=${rel} title=${title}>${text}</a>`,
    footnotesView(numbers, context),
  ];
}

function imageView(token: Tokens.Image, context: MarkdownContext): Rendered {
  const { allowedImageDomains: allowed, base } = context;
  const shown = shownPicture(resolveCharacterReferences(token.href), base, allowed);
  return withFootnotes(resolveCharacterReferences(token.text), context, (description) =>
    shown
      ? html`<img src=${shown.href} alt=${description} loading="lazy" referrerpolicy="no-referrer" />`
      : description,
  );
}
