import type { AssistantMessageItem } from 'chatkit-protocol';
import { type TemplateResult, html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { markdownView } from '../markdown/markdown-view.js';
import { type Citations, collectCitations } from '../sources/citations.js';
import { questionBefore } from '../thread/thread-state.js';
import { type PanelIcon, icon } from './icons.js';
import type { PanelModel, View } from './panel-model.js';
import { sourcesView } from './sources-view.js';

/** An assistant's message: its text with footnotes, its sources, and what a reader can do with it. */
export function assistantMessageView(view: View, item: AssistantMessageItem): TemplateResult {
  const { model } = view;
  const streaming = model.thread.turn?.unfinished.includes(item.id) ?? false;
  const domains = model.thread.thread?.allowed_image_domains;
  return html`<article
    class="message assistant"
    part="assistant-message"
    aria-busy=${streaming ? 'true' : 'false'}
  >
    <h3 class="visually-hidden">${model.strings.assistantSaid}</h3>
    ${guard([item, streaming, domains, model.strings], () => {
      const citations = collectCitations(item.content);
      return html`${item.content.map((_part, index) => partView(model, item, index, citations, streaming))}
      ${streaming ? nothing : sourcesView(citations.sources, model.strings)}`;
    })}
    ${streaming ? nothing : itemActions(view, item)}
  </article>`;
}

function partView(
  { thread, strings }: PanelModel,
  item: AssistantMessageItem,
  index: number,
  { sources, places }: Citations,
  streaming: boolean,
): TemplateResult {
  const content = {
    text: item.content[index]!.text,
    places: places[index],
    streaming,
    sources,
    strings,
    base: document.baseURI,
    allowedImageDomains: thread.thread?.allowed_image_domains,
  };
  return html`<div class="markdown" part="assistant-text" dir="auto">${markdownView(content)}</div>`;
}

function itemActions({ model, actions }: View, item: AssistantMessageItem): TemplateResult {
  const { strings, options } = model;
  const given = model.feedbackOf(item.id);
  const copied = model.copiedItemId === item.id;
  const again = options.threadItemActions?.retry && questionBefore(model.thread, item.id) !== undefined;
  return html`<div class="actions" part="actions">
    ${action(copied ? 'check' : 'copy', copied ? strings.copied : strings.copy, () => actions.copyItem(item.id))}
    ${
      options.threadItemActions?.feedback
        ? html`${action('thumb-up', strings.goodAnswer, () => actions.giveFeedback(item.id, 'positive'), given === 'positive')}
          ${action('thumb-down', strings.badAnswer, () => actions.giveFeedback(item.id, 'negative'), given === 'negative')}`
        : nothing
    }
    ${again ? action('reload', strings.answerAgain, () => actions.answerAgain(item.id), undefined, model.busy) : nothing}
  </div>`;
}

function action(
  name: PanelIcon,
  label: string,
  onClick: () => void,
  pressed?: boolean,
  disabled = false,
): TemplateResult {
  return html`<button
    type="button"
    class="tool small"
    aria-label=${label}
    title=${label}
    aria-pressed=${pressed === undefined ? nothing : pressed ? 'true' : 'false'}
    ?disabled=${disabled}
    @click=${onClick}
  >
    ${icon(name)}
  </button>`;
}
