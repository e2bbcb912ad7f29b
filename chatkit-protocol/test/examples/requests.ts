import type { Examples } from '../wire-types.js';

const textInput = { type: 'input_text' as const, text: 'How do I install it?' };
const tagInput = { type: 'input_tag' as const, id: 'e1', text: 'Acme', data: {}, group: null };
const input = { content: [textInput], attachments: [], inference_options: {} };
const answers = { q1: { values: ['npm'] }, q2: { skipped: true } };
const action = { type: 'open', payload: null };
const inThread = { thread_id: 'thr_1' };
const atItem = { ...inThread, item_id: 'msg_1' };
const structuredInput = { ...atItem, input: { status: 'answered' as const, answers } };
const feedback = { ...inThread, item_ids: ['msg_1'], kind: 'positive' as const };
const recording = { audio_base64: 'AA==', mime_type: 'audio/webm;codecs=opus' };
const file = { name: 'notes.txt', size: 120, mime_type: 'text/plain' };

/** Requests and what they carry. */
export const requests = {
  UserMessageTextContentInput: [textInput],
  UserMessageTagContentInput: [tagInput, { ...tagInput, group: 'Companies', interactive: true }],
  UserMessageContentInput: [textInput, tagInput],
  ToolChoiceInput: [{ id: 'search' }],
  InferenceOptionsInput: [{}, { tool_choice: null, model: null }, { tool_choice: { id: 'search' } }],
  UserMessageInput: [input, { ...input, content: [textInput, tagInput], quoted_text: null }],
  StructuredInputAnswerSubmission: [{}, { values: ['npm'], skipped: false }],
  StructuredInputSubmission: [{}, { status: 'skipped' }, { answers }],
  ThreadCreateParams: [{ input }],
  ThreadsCreateReq: [{ type: 'threads.create', metadata: { page: '/intro' }, params: { input } }],
  ThreadAddUserMessageParams: [{ ...inThread, input }],
  ThreadsAddUserMessageReq: [{ type: 'threads.add_user_message', params: { ...inThread, input } }],
  ThreadAddClientToolOutputParams: [{ ...inThread, result: null }],
  ThreadsAddClientToolOutputReq: [
    { type: 'threads.add_client_tool_output', params: { ...inThread, result: { opened: true } } },
  ],
  ThreadAddStructuredInputParams: [structuredInput],
  ThreadsAddStructuredInputReq: [{ type: 'threads.add_structured_input', params: structuredInput }],
  ThreadRetryAfterItemParams: [atItem],
  ThreadsRetryAfterItemReq: [{ type: 'threads.retry_after_item', params: atItem }],
  ThreadCustomActionParams: [
    { ...inThread, action },
    { ...inThread, item_id: null, action },
  ],
  ThreadsCustomActionReq: [{ type: 'threads.custom_action', params: { ...atItem, action } }],
  StreamingReq: [{ type: 'threads.create', params: { input } }],
  ThreadGetByIdParams: [inThread],
  ThreadsGetByIdReq: [{ type: 'threads.get_by_id', params: inThread }],
  ThreadListParams: [{}, { limit: null, after: null }, { limit: 5, order: 'asc', after: 'thr_1' }],
  ThreadsListReq: [{ type: 'threads.list', params: { limit: 20, order: 'desc' } }],
  ItemsListParams: [inThread, { ...inThread, limit: 5, order: 'asc', after: 'msg_1' }],
  ItemsListReq: [{ type: 'items.list', params: inThread }],
  FeedbackKind: ['positive', 'negative'],
  ItemFeedbackParams: [feedback],
  ItemsFeedbackReq: [{ type: 'items.feedback', params: feedback }],
  AttachmentCreateParams: [file],
  AttachmentsCreateReq: [{ type: 'attachments.create', params: file }],
  AttachmentDeleteParams: [{ attachment_id: 'a1' }],
  AttachmentsDeleteReq: [{ type: 'attachments.delete', params: { attachment_id: 'a1' } }],
  ThreadUpdateParams: [{ ...inThread, title: 'Install' }],
  ThreadsUpdateReq: [{ type: 'threads.update', params: { ...inThread, title: 'Install' } }],
  ThreadDeleteParams: [inThread],
  ThreadsDeleteReq: [{ type: 'threads.delete', params: inThread }],
  InputTranscribeParams: [recording],
  InputTranscribeReq: [{ type: 'input.transcribe', params: recording }],
  ThreadsSyncCustomActionReq: [{ type: 'threads.sync_custom_action', params: { ...atItem, action } }],
  NonStreamingReq: [{ type: 'threads.list', params: {} }],
  ChatKitReq: [
    { type: 'threads.create', params: { input } },
    { type: 'threads.list', params: {} },
  ],
} satisfies Examples;
