import type { UserMessageInput, UserMessageItem } from 'chatkit-protocol';
import { newId, now } from './identifiers.js';
import { noAttachments } from './refusals.js';

/** What a reader sent as the item that is stored. Throws `attachments_unsupported`. */
export function toUserMessage(
  threadId: string,
  { content, attachments, quoted_text, inference_options }: UserMessageInput,
): UserMessageItem {
  if (attachments.length > 0) throw noAttachments();
  const { tool_choice, model } = inference_options;
  return {
    id: newId('msg'),
    thread_id: threadId,
    created_at: now(),
    type: 'user_message',
    content: content.map(withoutNulls),
    attachments: [],
    ...(quoted_text == null ? {} : { quoted_text }),
    inference_options: {
      ...(tool_choice == null ? {} : { tool_choice }),
      ...(model == null ? {} : { model }),
    },
  };
}

function withoutNulls(part: UserMessageInput['content'][number]): UserMessageItem['content'][number] {
  if (part.type === 'input_text') return part;
  const { group, ...tag } = part;
  return { ...tag, interactive: tag.interactive ?? false, ...(group == null ? {} : { group }) };
}
