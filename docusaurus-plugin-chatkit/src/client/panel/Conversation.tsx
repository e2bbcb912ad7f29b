import { useEffect, useRef, useState } from 'react';
import { ChatKit, useChatKit } from '@openai/chatkit-react';
import type { ClientConfig } from '../config.js';
import { toChatKitOptions } from './chatkit-options.js';
import { onMissingThread } from './missing-thread.js';
import { SelfHostedChatKit } from './SelfHostedChatKit.js';
import { useSiteTheme } from './site-theme.js';
import type { SiteStorage } from './storage.js';
import { OPENAI_TIMEOUT_MS, type Widget } from './widget-definition.js';

export interface ConversationProps {
  config: ClientConfig;
  widget: Widget;
  open: boolean;
  apiFetch: typeof fetch;
  storage: SiteStorage;
  /** Takes the question the page's address asks to fill in, if it does and nobody took it yet. */
  takeQuestion: () => string | null;
  onClose: () => void;
  onReady: () => void;
  /** The widget did not come up. */
  onFailure: (error: Error) => void;
}

/** The chat itself, once its element is defined: the reader's last thread, in the site's colours and language. */
export function Conversation(props: ConversationProps) {
  const { config, widget, open, apiFetch, storage, takeQuestion, onClose, onReady, onFailure } = props;
  const [ready, setReady] = useState(false);
  const [initialThread] = useState(() => storage.get('thread'));
  const theme = useSiteTheme();

  const chatkit = useChatKit({
    ...toChatKitOptions({
      config,
      theme,
      apiFetch: onMissingThread(apiFetch, forgetThread),
      initialThread,
      onClose,
    }),
    onReady() {
      setReady(true);
      onReady();
    },
    onThreadChange: ({ threadId }) => storage.set('thread', threadId),
    onError({ error }) {
      if (widget === 'openai' && !ready) onFailure(error);
      else console.warn('[chatkit]', error);
    },
  });

  function forgetThread(threadId: string): void {
    if (storage.get('thread') !== threadId) return;
    storage.set('thread', null);
    if (widget === 'openai') void chatkit.setThreadId(null); // Ours begins anew by itself.
  }

  useReadyInTime(widget === 'openai' && !ready, onFailure);

  const { focusComposer, setComposerValue } = chatkit;
  useEffect(() => {
    if (!open || !ready) return;
    const text = takeQuestion();
    const filledIn = text === null ? Promise.resolve() : setComposerValue({ text });
    // A widget may refuse while it loads a thread; then the reader has to click.
    filledIn.then(focusComposer).catch((error: unknown) => console.warn('[chatkit]', error));
  }, [open, ready, takeQuestion, focusComposer, setComposerValue]);

  const Widget = widget === 'openai' ? ChatKit : SelfHostedChatKit;
  return <Widget control={chatkit.control} />;
}

/** Reports a failure when waiting goes on for too long: a frame that is blocked says nothing. */
function useReadyInTime(isWaiting: boolean, onFailure: (error: Error) => void): void {
  const report = useRef(onFailure);
  report.current = onFailure;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(
      () => report.current(new Error('OpenAI’s widget did not come up in time.')),
      OPENAI_TIMEOUT_MS,
    );
    return () => clearTimeout(timer);
  }, [isWaiting]);
}
