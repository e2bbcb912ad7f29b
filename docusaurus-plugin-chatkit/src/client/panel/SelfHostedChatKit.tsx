import { type Ref, useLayoutEffect, useRef } from 'react';
import type { ChatKitControl, OpenAIChatKit } from '@openai/chatkit-react';

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how React's types take a custom element
  namespace JSX {
    interface IntrinsicElements {
      'docs-chatkit': { ref: Ref<OpenAIChatKit> };
    }
  }
}

/** Our element under the control of `useChatKit`: what OpenAI's `<ChatKit>` is for theirs. */
export function SelfHostedChatKit({ control }: { control: ChatKitControl }) {
  const element = useRef<OpenAIChatKit>(null);
  const { options, handlers, setInstance } = control;

  useLayoutEffect(() => {
    setInstance(element.current);
    return () => setInstance(null);
  }, [setInstance]);

  // Before the options, whose first setting may already raise events.
  useLayoutEffect(() => {
    const listeners = new AbortController();
    for (const [name, handler] of Object.entries(handlers)) {
      element.current?.addEventListener(
        toEventName(name),
        (event) => (handler as (detail: unknown) => void)((event as CustomEvent).detail),
        { signal: listeners.signal },
      );
    }
    return () => listeners.abort();
  }, [handlers]);

  useLayoutEffect(() => element.current?.setOptions(options), [options]);

  return <docs-chatkit ref={element} />;
}

/** The event of a handler: `chatkit.thread.load.start` of `onThreadLoadStart`. */
function toEventName(handlerName: string): string {
  return handlerName.replace(/^on/, 'chatkit').replace(/[A-Z]/g, (letter) => `.${letter.toLowerCase()}`);
}
