import type { ThreadMetadata } from 'chatkit-protocol';
import { type TemplateResult, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { HistoryState } from '../history/thread-history.js';
import { parseDateTime, timeSince } from '../localisation/dates.js';
import { icon } from './icons.js';
import type { View } from './panel-model.js';

/** The reader's threads: open, rename, delete. */
export function historyView(view: View, history: HistoryState): TemplateResult {
  const { model, actions } = view;
  const { strings } = model;
  const { threads, loading, failure, cursor } = history;
  return html`<div
    class="history"
    part="history"
    tabindex="-1"
    aria-label=${strings.history}
    role="region"
    aria-busy=${loading ? 'true' : 'false'}
    @keydown=${(event: KeyboardEvent) => closeOnEscape(event, view)}
  >
    ${
      failure
        ? html`<p class="notice danger" role="alert">
            ${icon('warning')}<span>${failure.readerMessage ?? strings.failures[failure.reason]}</span>
          </p>`
        : nothing
    }
    ${threads.length === 0 && !loading && !failure ? html`<p class="empty">${strings.noThreads}</p>` : nothing}
    <ul>
      ${repeat(
        threads,
        ({ id }) => id,
        (thread) => html`<li>${rowView(view, thread)}</li>`,
      )}
    </ul>
    ${loading ? html`<div class="skeleton" role="status" aria-label=${strings.loading}><i></i><i></i></div>` : nothing}
    ${
      cursor !== null && !loading
        ? html`<button type="button" class="quiet more" @click=${actions.loadMoreThreads}>
            ${strings.loadMoreThreads}
          </button>`
        : nothing
    }
  </div>`;
}

function closeOnEscape(event: KeyboardEvent, { model, actions }: View): void {
  if (event.key !== 'Escape' || event.isComposing) return;
  event.stopPropagation();
  event.preventDefault();
  if (model.historyEdit) actions.editThread(null);
  else actions.closeHistory();
}

function rowView(view: View, thread: ThreadMetadata): TemplateResult {
  const { historyEdit } = view.model;
  if (historyEdit?.threadId !== thread.id) return threadRow(view, thread);
  return historyEdit.kind === 'rename' ? renameRow(view, thread) : deleteRow(view, thread);
}

function threadRow({ model, actions }: View, thread: ThreadMetadata): TemplateResult {
  const { strings, locale, options } = model;
  const title = thread.title ?? strings.untitledThread;
  const created = parseDateTime(thread.created_at);
  const current = thread.id === model.threadId;
  return html`<div class="thread-row ${current ? 'current' : ''}" part="thread-row">
    <button
      type="button"
      class="open"
      aria-current=${current ? 'true' : nothing}
      @click=${() => actions.openThread(thread.id)}
    >
      <span class="thread-title" dir="auto">${title}</span>
      ${created ? html`<time datetime=${created.toISOString()}>${timeSince(created, new Date(), locale)}</time>` : nothing}
    </button>
    ${
      options.history?.showRename === false
        ? nothing
        : rowButton('pencil', strings.renameThread(title), () =>
            actions.editThread({ threadId: thread.id, kind: 'rename' }),
          )
    }
    ${
      options.history?.showDelete === false
        ? nothing
        : rowButton('trash', strings.deleteThread(title), () =>
            actions.editThread({ threadId: thread.id, kind: 'delete' }),
          )
    }
  </div>`;
}

function rowButton(name: 'pencil' | 'trash', label: string, onClick: () => void): TemplateResult {
  return html`<button type="button" class="tool small" aria-label=${label} title=${label} @click=${onClick}>
    ${icon(name)}
  </button>`;
}

function renameRow({ model: { strings }, actions }: View, thread: ThreadMetadata): TemplateResult {
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const title = new FormData(event.target as HTMLFormElement).get('title');
    actions.renameThread(thread.id, String(title).trim());
  };
  return html`<form class="thread-row editing" @submit=${save}>
    <input
      name="title"
      dir="auto"
      aria-label=${strings.rename}
      .value=${thread.title ?? ''}
      required
      maxlength="200"
    />
    <button type="submit" class="quiet">${strings.save}</button>
    <button type="button" class="quiet" @click=${() => actions.editThread(null)}>${strings.cancel}</button>
  </form>`;
}

function deleteRow({ model: { strings }, actions }: View, thread: ThreadMetadata): TemplateResult {
  const question = strings.confirmDelete(thread.title ?? strings.untitledThread);
  return html`<div class="thread-row editing" role="group" aria-label=${question}>
    <span class="question">${question}</span>
    <button type="button" class="quiet danger" @click=${() => actions.deleteThread(thread.id)}>
      ${strings.delete}
    </button>
    <button type="button" class="quiet" @click=${() => actions.editThread(null)}>${strings.cancel}</button>
  </div>`;
}
