import type { ClientConfig } from '../config.js';

/** The two elements that speak ChatKit: OpenAI's, which shows its frame, and ours. */
export type Widget = 'openai' | 'self-hosted';

/** How long OpenAI's script may take to define its element, and then its frame to come up. */
export const OPENAI_TIMEOUT_MS = 8_000;

/** Loads what defines a widget's element, once. Rejects when that fails, or does not come in time. */
export async function defineWidget(widget: Widget, config: ClientConfig): Promise<void> {
  if (widget === 'self-hosted') {
    await import(/* webpackChunkName: "chatkit-element" */ 'chatkit-element/define');
  } else if (!customElements.get('openai-chatkit')) {
    await Promise.race([loadScript(config.openai!.scriptUrl), timeOut()]);
  }
}

function loadScript(url: string): Promise<unknown> {
  const script = document.createElement('script');
  script.src = url;
  script.async = true;
  const failed = new Promise((_, reject) => {
    script.addEventListener('error', () => reject(new Error(`${url} could not be loaded.`)));
  });
  document.head.append(script);
  return Promise.race([customElements.whenDefined('openai-chatkit'), failed]);
}

function timeOut(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('OpenAI’s script did not come up in time.')), OPENAI_TIMEOUT_MS);
  });
}
