import type { Examples } from '../wire-types.js';
import { threads } from './threads.js';
import { values } from './values.js';
import { widgets } from './widgets.js';

const delta = {
  type: 'assistant_message.content_part.text_delta' as const,
  content_index: 0,
  delta: 'Hello ☃',
};
const updated = { type: 'thread.item.updated' as const, item_id: 'msg_1', update: delta };
const error = { type: 'error' as const, code: 'stream.error' as const, allow_retry: true };

/** Stream events and the updates they carry. */
export const events = {
  AssistantMessageContentPartAdded: [
    {
      type: 'assistant_message.content_part.added',
      content_index: 0,
      content: values.AssistantMessageContent[0],
    },
  ],
  AssistantMessageContentPartTextDelta: [delta],
  AssistantMessageContentPartAnnotationAdded: [
    {
      type: 'assistant_message.content_part.annotation_added',
      content_index: 0,
      annotation_index: 0,
      annotation: values.Annotation[1],
    },
  ],
  AssistantMessageContentPartDone: [
    {
      type: 'assistant_message.content_part.done',
      content_index: 0,
      content: values.AssistantMessageContent[1],
    },
  ],
  WidgetStreamingTextValueDelta: [
    { type: 'widget.streaming_text.value_delta', component_id: 'headline', delta: 'Hi', done: false },
  ],
  WidgetComponentUpdated: [
    { type: 'widget.component.updated', component_id: 'headline', component: widgets.WidgetText[0] },
  ],
  WidgetRootUpdated: [{ type: 'widget.root.updated', widget: widgets.WidgetCard[0] }],
  WorkflowTaskAdded: [{ type: 'workflow.task.added', task_index: 0, task: values.CustomTask[0] }],
  WorkflowTaskUpdated: [{ type: 'workflow.task.updated', task_index: 0, task: values.ThoughtTask[0] }],
  GeneratedImageUpdated: [
    { type: 'generated_image.updated', image: values.GeneratedImage[0] },
    { type: 'generated_image.updated', image: values.GeneratedImage[0], progress: 0.5 },
  ],
  ThreadItemUpdate: [delta],
  ThreadCreatedEvent: [{ type: 'thread.created', thread: threads.Thread[0] }],
  ThreadUpdatedEvent: [{ type: 'thread.updated', thread: threads.Thread[0] }],
  ThreadItemAddedEvent: [{ type: 'thread.item.added', item: threads.AssistantMessageItem[1] }],
  ThreadItemUpdatedEvent: [updated],
  ThreadItemDoneEvent: [{ type: 'thread.item.done', item: threads.AssistantMessageItem[0] }],
  ThreadItemRemovedEvent: [{ type: 'thread.item.removed', item_id: 'msg_1' }],
  ThreadItemReplacedEvent: [{ type: 'thread.item.replaced', item: threads.WidgetItem[0] }],
  StreamOptions: [{ allow_cancel: true }],
  StreamOptionsEvent: [{ type: 'stream_options', stream_options: { allow_cancel: true } }],
  ProgressUpdateEvent: [
    { type: 'progress_update', text: 'Reading' },
    { type: 'progress_update', text: 'Searching', icon: 'search' },
  ],
  ClientEffectEvent: [{ type: 'client_effect', name: 'open_tab', data: {} }],
  ErrorCode: ['stream.error', 'custom'],
  ErrorEvent: [error, { type: 'error', code: 'custom', message: 'Too many questions.', allow_retry: false }],
  NoticeEvent: [
    { type: 'notice', level: 'warning', message: 'The **old** version', title: 'Note' },
    { type: 'notice', level: 'info', message: 'Hello' },
  ],
  ThreadStreamEvent: [updated, error, { type: 'thread.item.removed', item_id: 'msg_1' }],
} satisfies Examples;
