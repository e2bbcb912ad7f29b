import type { StreamingReq, UserMessageInput, UserMessageItem } from 'chatkit-protocol';
import type { MessageContent, OutgoingMessage } from '../options.js';

/** A message as the server takes it; undefined when it says nothing. */
export function toUserMessageInput(message: OutgoingMessage): UserMessageInput | undefined {
  const { text = '', content = [{ type: 'input_text', text: text.trim() }], attachments = [] } = message;
  const says = content.some((part) => part.text.trim() !== '');
  if (!says && attachments.length === 0) return undefined;
  return {
    content: content.map((part) => (part.type === 'input_tag' ? { ...part, data: part.data ?? {} } : part)),
    attachments: attachments.map(({ id }) => id),
    ...(message.reply ? { quoted_text: message.reply } : {}),
    inference_options: {
      ...(message.toolChoice ? { tool_choice: message.toolChoice } : {}),
      ...(message.model ? { model: message.model } : {}),
    },
  };
}

/** Asks the server to take a message into a thread, or into a new one for null. */
export function toSendRequest(threadId: string | null, input: UserMessageInput): StreamingReq {
  return threadId === null
    ? { type: 'threads.create', params: { input } }
    : { type: 'threads.add_user_message', params: { thread_id: threadId, input } };
}

/** What a reader sees of a message's parts. */
export function contentText(content: readonly Pick<MessageContent, 'text'>[]): string {
  return content.map(({ text }) => text).join('');
}

/** A message as it is shown until the server has acknowledged it. */
export function toLocalItem(input: UserMessageInput, id: string, threadId: string): UserMessageItem {
  return {
    type: 'user_message',
    id,
    thread_id: threadId,
    created_at: new Date().toISOString(),
    content: input.content.map((part) =>
      part.type === 'input_tag'
        ? { ...part, group: part.group ?? undefined, interactive: part.interactive ?? false }
        : part,
    ),
    attachments: [],
    quoted_text: input.quoted_text ?? undefined,
    inference_options: {},
  };
}
