import type { Annotation, AssistantMessageContent, AssistantMessageItem } from 'chatkit-protocol';
import type { Citation } from './turn.js';

/** A citation as ChatKit's annotation: a source with an absolute address, at an offset in the text. */
export function toAnnotation(
  { title, headings, url, index }: Citation,
  toHref: (path: string) => string,
): Annotation {
  return {
    type: 'annotation',
    source: { type: 'url', title: [title, ...headings.slice(-1)].join(' › '), url: toHref(url) },
    index,
  };
}

/** A message with this one part. */
export function toAssistantMessage(
  head: Pick<AssistantMessageItem, 'id' | 'thread_id' | 'created_at'>,
  content: AssistantMessageContent[],
): AssistantMessageItem {
  return { ...head, type: 'assistant_message', content };
}
