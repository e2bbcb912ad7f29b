import { type TemplateResult, html, nothing } from 'lit';
import { icon } from './icons.js';
import type { View } from './panel-model.js';

/** What went wrong last, and a button to try again when that may help. */
export function failureView({ model, actions }: View): TemplateResult | typeof nothing {
  const { failure } = model.thread;
  if (!failure) return nothing;
  return html`<div class="notice danger failure" part="failure" role="alert">
    ${icon('warning')}
    <p>${failure.message ?? model.strings.failures[failure.reason]}</p>
    ${
      failure.retry
        ? html`<button
            type="button"
            class="retry"
            part="retry"
            ?disabled=${model.busy}
            @click=${actions.retryFailure}
          >
            ${icon('reload')}${model.strings.retry}
          </button>`
        : nothing
    }
  </div>`;
}
