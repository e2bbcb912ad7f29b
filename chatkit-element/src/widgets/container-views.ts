import { type TemplateResult, html, nothing } from 'lit';
import { namedIcon } from '../views/icons.js';
import { type Component, asAction, asText, childrenOf, isRecord } from './components.js';
import { coverView } from './control-views.js';
import { boxDeclarations } from './declarations.js';
import { securePicture } from './secure-picture.js';
import { styled } from './styled.js';
import type { ComponentView, WidgetContext } from './widget-context.js';

/** A framed box with a status line and a footer of two buttons; its size is a word, not a length. */
export const cardView: ComponentView = (card, context) => {
  const status = statusView(card, context);
  const body = [context.draw(childrenOf(card)), footerView(card, context)];
  return html`<div
    class="card"
    part="widget-card"
    data-size=${asText(card.size) || 'md'}
    ${styled(boxDeclarations({ ...card, size: undefined }, context.scheme))}
  >
    ${
      card.collapsed === true && status !== nothing
        ? html`<details>
            <summary>${status}</summary>
            ${body}
          </details>`
        : [status, ...body]
    }
  </div>`;
};

/** A list of rows; those beyond its limit come with a click. */
export const listView: ComponentView = (list, context) => {
  const rows = childrenOf(list);
  const limit = list.limit === 'auto' ? 4 : list.limit;
  const shown = typeof limit === 'number' && limit >= 1 ? limit : rows.length;
  return html`<div class="list" part="widget-list">
    ${statusView(list, context)}
    <ul role="list">
      ${rows.map((row, index) => html`<li ?data-folded=${index >= shown}>${context.draw([row])}</li>`)}
    </ul>
    ${
      rows.length > shown
        ? html`<button type="button" class="quiet" @click=${unfold}>${context.strings.showMore}</button>`
        : nothing
    }
  </div>`;
};

/** A row of a list, which may be clicked as a whole. */
export const listItemView: ComponentView = (row, context) =>
  html`${coverView(row, context)}
    <div class="box" data-direction="row" ${styled(boxDeclarations(row, context.scheme))}>
      ${context.draw(childrenOf(row))}
    </div>`;

/** The attribute is not the template's, so rendering leaves it alone. The focus goes on with what has come. */
function unfold({ currentTarget }: Event): void {
  const list = (currentTarget as Element).previousElementSibling!;
  const first = list.querySelector<HTMLElement>('[data-folded]')!;
  list.toggleAttribute('data-unfolded', true);
  first.tabIndex = -1;
  (first.querySelector<HTMLElement>('button') ?? first).focus();
}

function statusView({ status }: Component, context: WidgetContext): TemplateResult | typeof nothing {
  const text = isRecord(status) ? asText(status.text) : '';
  if (!isRecord(status) || text === '') return nothing;
  const picture = securePicture(status.favicon, context.allowedImageDomains);
  return html`<span class="status">
    ${
      picture
        ? html`<img
            src=${picture.href}
            alt=""
            referrerpolicy="no-referrer"
            ?data-frame=${status.frame === true}
          />`
        : namedIcon(asText(status.icon))
    }
    <bdi>${text}</bdi>
  </span>`;
}

/** What ends a card takes the whole of it along while it runs. */
function footerView(
  { confirm, cancel }: Component,
  { draw }: WidgetContext,
): TemplateResult | typeof nothing {
  const buttons = [
    { footer: cancel, look: { variant: 'outline' } },
    { footer: confirm, look: { color: 'primary' } },
  ].flatMap(({ footer, look }) => {
    const action = isRecord(footer) ? asAction(footer.action) : undefined;
    if (!isRecord(footer) || !action) return [];
    const { loadingBehavior = 'auto' } = action;
    const onClickAction = {
      ...action,
      loadingBehavior: loadingBehavior === 'auto' ? 'container' : loadingBehavior,
    };
    return { type: 'Button', label: footer.label, size: 'md', onClickAction, ...look };
  });
  return buttons.length === 0 ? nothing : html`<div class="card-footer">${draw(buttons)}</div>`;
}
