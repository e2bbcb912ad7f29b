import type { NoticeEvent, ThreadItem } from 'chatkit-protocol';
import { type TemplateResult, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Strings } from '../localisation/strings.js';
import { markdownView } from '../markdown/markdown-view.js';
import type { Turn } from '../thread/thread-state.js';
import { widgetView } from '../widgets/widget-view.js';
import { assistantMessageView } from './assistant-message-view.js';
import { failureView } from './failure-view.js';
import { icon, namedIcon } from './icons.js';
import type { View } from './panel-model.js';
import { userMessageView } from './user-message-view.js';

/** The messages of the thread on view, and what is going on at its end. */
export function threadView(view: View): TemplateResult {
  const { model, actions } = view;
  const { thread, strings } = model;
  const loading = thread.loading === 'thread' && thread.items.length === 0;
  return html`<div class="thread" part="thread" tabindex="-1" @scroll=${actions.followScroll}>
      <div
        class="log"
        role="log"
        aria-live="polite"
        aria-label=${strings.conversation}
        aria-busy=${model.busy ? 'true' : 'false'}
        @click=${actions.copyCode}
      >
        ${loading ? loadingView(strings.loading) : olderView(view)}
        ${repeat(
          thread.items,
          (item) => item.id,
          (item) => itemView(view, item),
        )}
        ${thread.notices.map((notice) => noticeView(view, notice))} ${failureView(view)}
      </div>
      ${progressView(view)}
    </div>
    ${jumpView(view)}`;
}

function itemView(view: View, item: ThreadItem): TemplateResult | typeof nothing {
  if (item.type === 'user_message') return userMessageView(view, item);
  if (item.type === 'widget') return widgetView(view, item);
  return item.type === 'assistant_message' ? assistantMessageView(view, item) : nothing;
}

function loadingView(label: string): TemplateResult {
  return html`<div class="skeleton" role="status" aria-label=${label}><i></i><i></i><i></i></div>`;
}

function olderView({ model, actions }: View): TemplateResult | typeof nothing {
  if (model.thread.olderCursor === null) return nothing;
  const loading = model.thread.loading === 'older';
  return html`<button type="button" class="quiet older" ?disabled=${loading} @click=${actions.loadOlder}>
    ${loading ? model.strings.loading : model.strings.loadOlder}
  </button>`;
}

/** The region is always there, so that assistive technology hears of changes in it. */
function progressView({ model: { thread, strings } }: View): TemplateResult {
  return html`<div class="progress" part="progress" role="status">
    ${progressLine(thread.turn, strings)}
  </div>`;
}

function progressLine(turn: Turn | null, strings: Strings): TemplateResult | typeof nothing {
  if (!turn || (turn.unfinished.length > 0 && !turn.progress)) return nothing;
  if (turn.retry.type === 'custom_action' && turn.retry.itemId !== undefined && !turn.progress) {
    return html`<span class="visually-hidden">${strings.loading}</span>`;
  }
  return html`<span class="pulse">${namedIcon(turn.progress?.icon)}</span
    ><span class="shimmer">${turn.progress?.text ?? strings.thinking}</span>`;
}

function noticeView({ model: { strings } }: View, { level, title, message }: NoticeEvent): TemplateResult {
  const text = markdownView({ text: message, sources: [], strings, base: document.baseURI });
  return html`<div class="notice ${level}" part="notice">
    ${icon(level === 'info' ? 'info' : 'warning')}
    <div>
      ${title ? html`<strong>${title}</strong>` : nothing}
      <div class="markdown">${text}</div>
    </div>
  </div>`;
}

function jumpView({ model, actions }: View): TemplateResult | typeof nothing {
  if (model.atEnd) return nothing;
  const label = model.strings.jumpToEnd;
  return html`<div class="jump">
    <button type="button" class="tool" aria-label=${label} title=${label} @click=${actions.jumpToEnd}>
      ${icon('arrow-down')}
    </button>
  </div>`;
}
