import { html, nothing } from 'lit';
import { namedIcon } from '../views/icons.js';
import { asAction, asText, wordsOf } from './components.js';
import { fontSize } from './declarations.js';
import { styled } from './styled.js';
import { type ComponentView, isRunningHere } from './widget-context.js';

/**
 * A button. While something is on its way it only says that it is disabled: one that really is would lose the reader's
 * focus.
 */
export const buttonView: ComponentView = (button, context) => {
  const { style, disabled } = button;
  const label = asText(button.label);
  const [start, end] = [button.iconStart, button.iconEnd].map((name) => namedIcon(asText(name)));
  if (label === '' && start === nothing && end === nothing) return nothing;
  const action = asAction(button.onClickAction);
  const running = action !== undefined && isRunningHere(action, context);
  const iconName = asText(button.iconStart) || asText(button.iconEnd);
  const glyph = styled({ 'font-size': fontSize('Icon', button.iconSize) });
  return html`<button
    type="button"
    class="control"
    part="widget-button"
    data-variant=${asText(button.variant) || 'solid'}
    data-color=${asText(button.color) || (style === 'primary' ? 'primary' : 'secondary')}
    data-size=${asText(button.size) || 'lg'}
    ?data-pill=${button.pill === true}
    ?data-block=${button.block === true}
    ?data-uniform=${button.uniform === true}
    aria-label=${label === '' ? iconName.replaceAll('-', ' ') : nothing}
    aria-busy=${running ? 'true' : nothing}
    aria-disabled=${context.busy ? 'true' : nothing}
    ?disabled=${disabled === true || !action}
    @click=${() => action && context.run(action)}
  >
    ${start === nothing ? nothing : html`<span class="glyph" ${glyph}>${start}</span>`}
    ${label === '' ? nothing : html`<bdi>${label}</bdi>`}
    ${end === nothing ? nothing : html`<span class="glyph" ${glyph}>${end}</span>`}
  </button>`;
};

/** What a click anywhere on a row does: a button that lies below the controls within the row. */
export const coverView: ComponentView = (row, context) => {
  const action = asAction(row.onClickAction);
  if (!action) return nothing;
  return html`<button
    type="button"
    class="cover"
    aria-label=${wordsOf(row) || nothing}
    aria-busy=${isRunningHere(action, context) ? 'true' : nothing}
    aria-disabled=${context.busy ? 'true' : nothing}
    @click=${() => context.run(action)}
  ></button>`;
};
