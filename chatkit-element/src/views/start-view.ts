import { type TemplateResult, html, nothing } from 'lit';
import type { StartPrompt } from '../options.js';
import { namedIcon } from './icons.js';
import type { View } from './panel-model.js';

/** What a new thread shows: a greeting and questions to begin with. */
export function startView(view: View): TemplateResult {
  const { startScreen } = view.model.options;
  const prompts = startScreen?.prompts ?? [];
  return html`<div class="start" part="start">
    <h3 class="greeting">${startScreen?.greeting ?? view.model.strings.greeting}</h3>
    ${
      prompts.length === 0
        ? nothing
        : html`<ul class="prompts">
            ${prompts.map((prompt) => html`<li>${promptView(view, prompt)}</li>`)}
          </ul>`
    }
  </div>`;
}

function promptView({ actions }: View, prompt: StartPrompt): TemplateResult {
  return html`<button type="button" class="prompt" part="prompt" @click=${() => actions.startWith(prompt)}>
    ${namedIcon(prompt.icon)}<span>${prompt.label}</span>
  </button>`;
}
