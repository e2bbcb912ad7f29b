import { type TemplateResult, html, nothing } from 'lit';
import { markdownView } from '../markdown/markdown-view.js';
import { composerView } from './composer-view.js';
import { headerView } from './header-view.js';
import { historyView } from './history-view.js';
import type { View } from './panel-model.js';
import { startView } from './start-view.js';
import { threadView } from './thread-view.js';

/** The whole panel. */
export function panelView(view: View): TemplateResult {
  const { options, strings, history } = view.model;
  return html`<section class="panel" part="panel" aria-label=${options.frameTitle ?? strings.panel}>
    ${options.header?.enabled === false ? nothing : headerView(view)}
    ${history ? historyView(view, history) : chatView(view)}
  </section>`;
}

function chatView(view: View): TemplateResult {
  const { thread, threadId } = view.model;
  const begun = threadId !== null || thread.items.length > 0 || thread.failure !== null;
  return html`${begun ? threadView(view) : startView(view)}
    <footer class="foot" part="footer">${composerView(view)}${disclaimerView(view)}</footer>`;
}

function disclaimerView({ model: { options, strings } }: View): TemplateResult | typeof nothing {
  const { disclaimer } = options;
  if (!disclaimer?.text) return nothing;
  const contrast = disclaimer.highContrast ? 'disclaimer strong' : 'disclaimer';
  const text = markdownView({ text: disclaimer.text, sources: [], strings, base: document.baseURI });
  return html`<div class=${contrast} part="disclaimer">${text}</div>`;
}
