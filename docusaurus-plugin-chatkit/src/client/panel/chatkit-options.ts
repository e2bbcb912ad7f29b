import type { ChatKitOptions, SupportedLocale, ThemeOption } from '@openai/chatkit-react';
import type { ClientConfig } from '../config.js';

export interface ConversationContext {
  config: ClientConfig;
  theme: ThemeOption;
  apiFetch: typeof fetch;
  initialThread: string | null;
  onClose: () => void;
}

/** ChatKit's options for this site: the same for OpenAI's widget and ours. */
export function toChatKitOptions({
  config,
  theme,
  apiFetch,
  initialThread,
  onClose,
}: ConversationContext): ChatKitOptions {
  const { texts, prompts, openai, backendUrl } = config;
  return {
    api: { url: `${backendUrl}/api/chatkit`, fetch: apiFetch, domainKey: openai?.domainKey ?? '' },
    // ChatKit falls back to English for a language it does not have.
    locale: document.documentElement.lang as SupportedLocale,
    theme,
    frameTitle: texts.title,
    initialThread,
    header: { rightAction: { icon: 'close', onClick: onClose } },
    history: { enabled: true, showDelete: true, showRename: true },
    startScreen: { greeting: texts.greeting, prompts },
    threadItemActions: { feedback: true, retry: true },
    composer: { placeholder: texts.placeholder },
    ...(texts.disclaimer && { disclaimer: { text: texts.disclaimer } }),
  };
}
