import { type TemplateResult, html, nothing } from 'lit';
import type { HeaderAction } from '../options.js';
import { type PanelIcon, icon, namedIcon } from './icons.js';
import type { View } from './panel-model.js';

/** The bar at the top: title, new thread, history, and the host page's own buttons. */
export function headerView(view: View): TemplateResult {
  const { model } = view;
  const { header, history } = model.options;
  return html`<header class="header" part="header">
    ${hostButton(view, header?.leftAction, 'left-action')} ${model.history ? backButton(view) : nothing}
    ${titleView(view)} ${model.history || history?.enabled === false ? nothing : historyButton(view)}
    ${newThreadButton(view)} ${hostButton(view, header?.rightAction, 'right-action')}
  </header>`;
}

/** A heading without text would be none: then only its room is kept. */
function titleView({ model: { options, strings, thread, history } }: View): TemplateResult {
  const { enabled = true, text = thread.thread?.title } = options.header?.title ?? {};
  const title = history ? strings.history : enabled && text;
  return title
    ? html`<h2 class="title" part="title" dir="auto">${title}</h2>`
    : html`<span class="title"></span>`;
}

function backButton({ model, actions }: View): TemplateResult {
  return button('chevron-left', model.strings.back, 'back', actions.closeHistory);
}

function historyButton({ model, actions }: View): TemplateResult {
  return button('history', model.strings.history, 'open-history', actions.openHistory);
}

function newThreadButton({ model, actions }: View): TemplateResult | typeof nothing {
  const fresh = model.threadId === null && model.thread.items.length === 0 && !model.history;
  return fresh ? nothing : button('compose', model.strings.newThread, 'new-thread', actions.newThread);
}

function button(name: PanelIcon, label: string, className: string, onClick: () => void): TemplateResult {
  return html`<button
    type="button"
    class="tool ${className}"
    aria-label=${label}
    title=${label}
    @click=${onClick}
  >
    ${icon(name)}
  </button>`;
}

/** ChatKit gives such a button no label: it is named after its icon. */
function hostButton(
  { model: { strings } }: View,
  action: HeaderAction | undefined,
  className: string,
): TemplateResult | typeof nothing {
  if (!action) return nothing;
  const label = action.icon === 'close' ? strings.close : action.icon.replaceAll('-', ' ');
  return html`<button
    type="button"
    class="tool ${className}"
    aria-label=${label}
    @click=${() => action.onClick()}
  >
    ${namedIcon(action.icon)}
  </button>`;
}
