import { type TemplateResult, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from './icons.js';
import type { View } from './panel-model.js';

/** Where the reader writes; a closed thread has a banner in its place. */
export function composerView(view: View): TemplateResult {
  const { model, actions } = view;
  const { strings, options, draft } = model;
  const status = model.thread.thread?.status;
  if (status?.type === 'closed') return closedView(status.reason ?? strings.closed);
  const locked = status?.type === 'locked';
  const placeholder = locked
    ? (status.reason ?? strings.locked)
    : (options.composer?.placeholder ?? strings.placeholder);
  return html`<form
    class="composer"
    part="composer"
    @submit=${(event: Event) => {
      event.preventDefault();
      actions.submit();
    }}
  >
    ${draft.quote ? quoteView(view) : nothing}
    <div class="row">
      <textarea
        part="input"
        rows="1"
        dir="auto"
        enterkeyhint="send"
        aria-label=${strings.message}
        placeholder=${placeholder}
        ?disabled=${locked}
        .value=${live(draft.text)}
        @input=${(event: InputEvent) => actions.editDraft((event.target as HTMLTextAreaElement).value)}
        @keydown=${(event: KeyboardEvent) => submitOnEnter(event, actions.submit)}
      ></textarea>
      ${model.thread.turn?.allowCancel ? stopButton(view) : sendButton(view, locked)}
    </div>
  </form>`;
}

/** Enter sends; with Shift it breaks the line, and while an input method is composing it is the method's. */
function submitOnEnter(event: KeyboardEvent, submit: () => void): void {
  // Safari ends the composition before it says so; its key code tells.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  submit();
}

function sendButton({ model: { busy, draft, strings } }: View, locked: boolean): TemplateResult {
  const disabled = busy || locked || draft.text.trim() === '';
  return html`<button type="submit" class="send" part="send" aria-label=${strings.send} ?disabled=${disabled}>
    ${icon('arrow-up')}
  </button>`;
}

function stopButton({ model: { strings }, actions }: View): TemplateResult {
  return html`<button
    type="button"
    class="send stop"
    part="stop"
    aria-label=${strings.stop}
    @click=${actions.stop}
  >
    ${icon('stop')}
  </button>`;
}

function quoteView({ model: { draft, strings }, actions }: View): TemplateResult {
  return html`<div class="quote">
    <span dir="auto">${draft.quote}</span>
    <button type="button" class="tool small" aria-label=${strings.removeQuote} @click=${actions.dropQuote}>
      ${icon('close')}
    </button>
  </div>`;
}

function closedView(reason: string): TemplateResult {
  return html`<p class="closed" part="closed" role="status">${icon('info')}<span>${reason}</span></p>`;
}
