import { type TemplateResult, html, nothing } from 'lit';
import { linkTarget, safeLink } from '../sources/safe-link.js';
import type { MarkdownContext } from './markdown-context.js';

/** The footnotes of one place: numbers that lead to their sources; nothing for a number without a source. */
export function footnotesView(
  numbers: readonly number[],
  context: MarkdownContext,
): readonly (TemplateResult | typeof nothing)[] {
  return numbers.map((number) => footnoteView(number, context));
}

function footnoteView(
  number: number,
  { sources, base, strings }: MarkdownContext,
): TemplateResult | typeof nothing {
  const source = sources.find((candidate) => candidate.number === number)?.source;
  if (!source) return nothing;
  const label = strings.source(number, source.title);
  const url = source.type === 'url' ? safeLink(source.url, base) : undefined;
  if (!url) {
    return html`<sup
      ><span class="footnote" role="note" title=${source.title} aria-label=${label}>${number}</span></sup
    >`;
  }
  const { target = nothing, rel = nothing } = linkTarget(url, base);
  return html`<sup
    ><a
      class="footnote"
      href=${url.href}
      target=${target}
      rel=${rel}
      title=${source.title}
      aria-label=${label}
      >${number}</a
    ></sup
  >`;
}
