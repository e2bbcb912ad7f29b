import { type TemplateResult, html, nothing } from 'lit';
import { markdownView } from '../markdown/markdown-view.js';
import { namedIcon } from '../views/icons.js';
import { type Component, asText } from './components.js';
import { fontSize, textDeclarations, toColor } from './declarations.js';
import { styled } from './styled.js';
import type { ComponentView, WidgetContext } from './widget-context.js';

/** A heading, below those of the panel around it. */
export const titleView: ComponentView = (title, { scheme }) =>
  html`<h4 class="widget-title" ${styled(textDeclarations(title, scheme))}>
    <bdi>${asText(title.value)}</bdi>
  </h4>`;

/** Plain text. */
export const textView: ComponentView = (text, context) => plainView('widget-text', text, context);

/** A quiet line of text. */
export const captionView: ComponentView = (text, context) => plainView('widget-caption', text, context);

function plainView(name: string, text: Component, { scheme }: WidgetContext): TemplateResult {
  return html`<p class=${name} ${styled(textDeclarations(text, scheme))}>
    <bdi>${asText(text.value)}</bdi>
  </p>`;
}

/** What is still being written is shown as far as its end can be told. */
export const markdownComponentView: ComponentView = ({ value, streaming }, context) =>
  html`<div class="markdown" dir="auto">
    ${markdownView({
      text: asText(value),
      streaming: context.streaming && streaming === true,
      sources: [],
      strings: context.strings,
      base: document.baseURI,
      allowedImageDomains: context.allowedImageDomains,
    })}
  </div>`;

/** A word in a colored frame. */
export const badgeView: ComponentView = ({ label, variant, color, size, pill }) =>
  html`<span
    class="badge"
    data-variant=${asText(variant) || 'soft'}
    data-color=${asText(color) || 'secondary'}
    data-size=${asText(size)}
    ?data-pill=${pill === true}
    ><bdi>${asText(label)}</bdi></span
  >`;

/** Nothing for an icon that the panel does not have. */
export const iconView: ComponentView = ({ name, color, size }, { scheme }) => {
  const drawn = namedIcon(asText(name));
  if (drawn === nothing) return nothing;
  const look = { color: toColor(color, scheme), 'font-size': fontSize('Icon', size) };
  return html`<span class="glyph" ${styled(look)}>${drawn}</span>`;
};
