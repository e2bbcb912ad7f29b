import type { Source } from 'chatkit-protocol';
import { type TemplateResult, html, nothing } from 'lit';
import type { Strings } from '../localisation/strings.js';
import type { NumberedSource } from '../sources/citations.js';
import { linkTarget, safeLink } from '../sources/safe-link.js';

/** The list of what an answer relies on; nothing when it relies on nothing. */
export function sourcesView(
  sources: readonly NumberedSource[],
  strings: Strings,
): TemplateResult | typeof nothing {
  if (sources.length === 0) return nothing;
  return html`<section class="sources" part="sources">
    <h4>${strings.sources}</h4>
    <ol>
      ${sources.map(({ number, source }) => html`<li value=${number}>${sourceView(number, source)}</li>`)}
    </ol>
  </section>`;
}

function sourceView(number: number, source: Source): TemplateResult {
  const url = source.type === 'url' ? safeLink(source.url, document.baseURI) : undefined;
  const text = html`<span class="number" aria-hidden="true">${number}</span
    ><span class="source-title" dir="auto">${source.title}</span>`;
  if (!url) return html`<span class="source" part="source">${text}</span>`;
  const { target, rel } = linkTarget(url, document.baseURI);
  return html`<a
    class="source"
    part="source"
    href=${url.href}
    target=${target ?? nothing}
    rel=${rel ?? nothing}
    title=${source.description ?? source.title}
    >${text}${target ? html`<span class="address" dir="ltr">${url.hostname}</span>` : nothing}</a
  >`;
}
