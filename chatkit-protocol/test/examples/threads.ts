import type { Examples } from '../wire-types.js';
import { values } from './values.js';
import { widgets } from './widgets.js';

const about = { id: 'msg_1', thread_id: 'thr_1', created_at: '2026-01-01T12:00:00Z' } as const;

const userMessage = {
  ...about,
  type: 'user_message' as const,
  content: values.UserMessageContent,
  attachments: values.Attachment,
  quoted_text: 'a sentence',
  inference_options: {},
};
const assistantMessage = {
  ...about,
  type: 'assistant_message' as const,
  content: values.AssistantMessageContent,
};
const items = [userMessage, assistantMessage, { ...about, type: 'end_of_turn' as const }];
const emptyPage = { data: [], has_more: false };
const metadata = {
  id: 'thr_1',
  created_at: about.created_at,
  status: { type: 'active' as const },
  metadata: {},
};
const described = { ...metadata, title: 'Install', allowed_image_domains: ['docs.example.com'] };

/** Items, threads and their pages. */
export const threads = {
  UserMessageItem: [userMessage],
  AssistantMessageItem: [assistantMessage, { ...assistantMessage, content: [] }],
  ClientToolCallItem: [
    { ...about, type: 'client_tool_call', status: 'pending', call_id: 'c1', name: 'open', arguments: {} },
    {
      ...about,
      type: 'client_tool_call',
      status: 'completed',
      call_id: 'c1',
      name: 'open',
      arguments: { tab: null },
      output: { opened: true },
    },
  ],
  WidgetItem: [{ ...about, type: 'widget', widget: widgets.WidgetCard[1], copy_text: 'Hello' }],
  GeneratedImageItem: [
    { ...about, type: 'generated_image' },
    { ...about, type: 'generated_image', image: values.GeneratedImage[0] },
  ],
  StructuredInputItem: [
    {
      ...about,
      type: 'structured_input',
      status: 'pending',
      inputs: [...values.StructuredInputMultipleChoice, ...values.StructuredInput],
    },
  ],
  WorkflowItem: [{ ...about, type: 'workflow', workflow: values.Workflow[0] }],
  TaskItem: [{ ...about, type: 'task', task: values.SearchTask[0] }],
  EndOfTurnItem: [{ ...about, type: 'end_of_turn' }],
  HiddenContextItem: [{ ...about, type: 'hidden_context_item', content: { page: '/intro' } }],
  SDKHiddenContextItem: [{ ...about, type: 'sdk_hidden_context', content: 'The reader stopped the answer.' }],
  ThreadItem: [userMessage, assistantMessage],
  StoredThreadItem: [userMessage, { ...about, type: 'hidden_context_item', content: null }],
  ActiveStatus: [{ type: 'active' }],
  LockedStatus: [{ type: 'locked' }, { type: 'locked', reason: 'One moment' }],
  ClosedStatus: [{ type: 'closed' }, { type: 'closed', reason: 'All said' }],
  ThreadStatus: [{ type: 'active' }, { type: 'locked', reason: 'One moment' }, { type: 'closed' }],
  ThreadMetadata: [metadata, described],
  StoredThread: [{ ...described, metadata: { site: 'my-docs' } }],
  Thread: [
    { ...metadata, items: emptyPage },
    { ...described, items: { data: items, has_more: true, after: 'msg_1' } },
  ],
  PageOfThreadItem: [emptyPage, { data: items, has_more: true, after: 'msg_1' }],
  PageOfStoredThreadItem: [
    { data: [{ ...about, type: 'sdk_hidden_context', content: 'Stop.' }], has_more: false },
  ],
  PageOfThread: [{ data: [{ ...metadata, items: emptyPage }], has_more: true, after: 'thr_1' }],
} satisfies Examples;
