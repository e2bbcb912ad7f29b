import { useCallback, useEffect, useState } from 'react';
import { Conversation, type ConversationProps } from './Conversation.js';
import { Notice } from './Notice.js';
import { defineWidget, type Widget } from './widget-definition.js';

type AssistantProps = Omit<ConversationProps, 'widget' | 'onReady' | 'onFailure'>;

/**
 * Brings up the widget the site chose. Where it may, ours takes the place of OpenAI's when that is blocked or does not
 * come in time; when none comes up, the reader is told and can try again.
 */
export function Assistant(props: AssistantProps) {
  const { config, onClose } = props;
  const [widget, setWidget] = useState<Widget>(config.widget === 'self-hosted' ? 'self-hosted' : 'openai');
  const [state, setState] = useState<'loading' | 'defined' | 'ready' | 'failed'>('loading');

  const fail = useCallback(
    (error: unknown) => {
      console.warn('[chatkit]', error);
      const mayFallBack = widget === 'openai' && config.widget === 'openai-or-self-hosted';
      if (mayFallBack) setWidget('self-hosted');
      setState(mayFallBack ? 'loading' : 'failed');
    },
    [widget, config],
  );

  useEffect(() => {
    if (state !== 'loading') return undefined;
    let current = true;
    defineWidget(widget, config).then(
      () => current && setState('defined'),
      (error: unknown) => current && fail(error),
    );
    return () => {
      current = false;
    };
  }, [widget, state, config, fail]);

  const { texts } = config;
  return (
    <>
      {(state === 'defined' || state === 'ready') && (
        <Conversation {...props} widget={widget} onReady={() => setState('ready')} onFailure={fail} />
      )}
      {state === 'failed' && (
        <Notice
          texts={texts}
          text={texts.unavailable}
          onClose={onClose}
          action={texts.retry}
          onAction={() => setState('loading')}
        />
      )}
      {(state === 'loading' || state === 'defined') && (
        <Notice texts={texts} text={texts.loading} onClose={onClose} />
      )}
    </>
  );
}
