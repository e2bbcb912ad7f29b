import type { UserMessageItem } from 'chatkit-protocol';
import { type TemplateResult, html, nothing } from 'lit';
import { isLocal, pendingLocalId } from '../thread/thread-state.js';
import { icon } from './icons.js';
import type { View } from './panel-model.js';

/** A reader's message: plain text, mentions set apart. */
export function userMessageView(view: View, item: UserMessageItem): TemplateResult {
  const { strings, thread } = view.model;
  const unsent = isLocal(item) && pendingLocalId(thread) !== item.id;
  return html`<article class="message user" part="user-message">
    <h3 class="visually-hidden">${strings.youSaid}</h3>
    ${item.quoted_text ? html`<blockquote class="quoted" dir="auto">${item.quoted_text}</blockquote>` : nothing}
    <div class="bubble ${unsent ? 'unsent' : ''}" part="user-bubble" dir="auto">
      <span class="said">${item.content.map(partView)}</span>
    </div>
    ${unsent ? unsentView(view, item) : nothing}
  </article>`;
}

function partView(part: UserMessageItem['content'][number]): string | TemplateResult {
  return part.type === 'input_tag' ? html`<span class="mention">${part.text}</span>` : part.text;
}

function unsentView({ model, actions }: View, item: UserMessageItem): TemplateResult {
  return html`<div class="unsent-line">
    <span>${model.strings.notSent}</span>
    <button type="button" class="quiet" @click=${() => actions.editUnsent(item.id)}>
      ${icon('pencil')}${model.strings.edit}
    </button>
  </div>`;
}
