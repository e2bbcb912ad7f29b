import type { Examples } from '../wire-types.js';

const urlSource = {
  type: 'url',
  title: 'Install',
  url: 'https://docs.example.com/install#npm',
} as const;
const fileSource = { type: 'file', title: 'Manual', filename: 'manual.pdf' } as const;
const thought = { type: 'thought', status_indicator: 'none', content: 'There are two ways.' } as const;
const freeform = { type: 'freeform', id: 'q2', question: 'Why?' } as const;

/** What items and threads are made of. */
export const values = {
  DateTime: ['2026-01-01T12:00:00Z', '2026-01-01T12:00:00.250000', '2026-01-01T12:00:00+02:00'],
  Url: ['https://docs.example.com/intro#install'],
  EmptyObject: [{}],
  IconName: ['search', 'vendor:acme', 'lucide:book'],
  URLSource: [
    urlSource,
    { ...urlSource, description: 'How to', timestamp: '2026', group: 'Guides', attribution: 'Example' },
  ],
  FileSource: [fileSource],
  EntitySource: [
    { type: 'entity', title: 'Acme', id: 'e1', interactive: false, data: { nested: { nothing: null } } },
    {
      type: 'entity',
      title: 'Acme',
      id: 'e1',
      icon: 'cube',
      label: 'Company',
      inline_label: '@acme',
      interactive: true,
      data: {},
      preview: 'lazy',
    },
  ],
  Source: [urlSource, fileSource],
  AnnotationSource: [urlSource, fileSource],
  Annotation: [
    { type: 'annotation', source: urlSource },
    { type: 'annotation', source: fileSource, index: 12 },
  ],
  AssistantMessageContent: [
    { type: 'output_text', text: 'Run **npm start**.', annotations: [] },
    { type: 'output_text', text: 'So.', annotations: [{ type: 'annotation', source: urlSource, index: 2 }] },
  ],
  UserMessageTextContent: [{ type: 'input_text', text: 'How?' }],
  UserMessageTagContent: [
    { type: 'input_tag', id: 'e1', text: 'Acme', data: {}, group: 'Companies', interactive: true },
  ],
  UserMessageContent: [
    { type: 'input_text', text: 'How?' },
    { type: 'input_tag', id: 'e1', text: 'Acme', data: {}, interactive: false },
  ],
  ToolChoice: [{ id: 'search' }],
  InferenceOptions: [{}, { tool_choice: { id: 'search' }, model: 'small' }],
  AttachmentUploadDescriptor: [
    { url: 'https://files.example.com/1', method: 'PUT', headers: { 'content-type': 'text/plain' } },
  ],
  FileAttachment: [
    {
      type: 'file',
      id: 'a1',
      name: 'notes.txt',
      mime_type: 'text/plain',
      thread_id: 't1',
      upload_descriptor: { url: 'https://files.example.com/1', method: 'POST', headers: {} },
    },
  ],
  ImageAttachment: [
    { type: 'image', id: 'a2', name: 'a.png', mime_type: 'image/png', preview_url: 'https://files.test/2' },
  ],
  Attachment: [
    { type: 'file', id: 'a1', name: 'notes.txt', mime_type: 'text/plain' },
    { type: 'image', id: 'a2', name: 'a.png', mime_type: 'image/png', preview_url: 'https://files.test/2' },
  ],
  StructuredInputAnswer: [
    { values: ['npm'], skipped: false },
    { values: [], skipped: true },
  ],
  StructuredInputMultipleChoiceOption: [{ value: 'npm' }],
  StructuredInputMultipleChoice: [
    {
      type: 'multiple_choice',
      id: 'q1',
      question: 'Which?',
      options: [{ value: 'npm' }, { value: 'pnpm' }],
      multiple: false,
      answer: { values: ['npm'], skipped: false },
    },
  ],
  StructuredInputFreeform: [{ ...freeform, description: 'In a few words' }],
  StructuredInput: [freeform],
  CustomTask: [
    { type: 'custom', status_indicator: 'loading', title: 'Read', icon: 'document', content: 'a *page*' },
  ],
  SearchTask: [
    {
      type: 'web_search',
      status_indicator: 'complete',
      title: 'Searched',
      title_query: 'install',
      queries: ['install'],
      sources: [urlSource],
    },
  ],
  ThoughtTask: [thought, { ...thought, title: 'Weighing' }],
  FileTask: [{ type: 'file', status_indicator: 'none', sources: [fileSource] }],
  ImageTask: [{ type: 'image', status_indicator: 'none', title: 'Draw' }],
  Task: [thought],
  CustomSummary: [{ title: 'Read two pages', icon: 'check' }],
  DurationSummary: [{ duration: 12 }],
  WorkflowSummary: [{ duration: 12 }, { title: 'Done' }],
  Workflow: [
    { type: 'reasoning', expanded: false, tasks: [thought], summary: { duration: 12 } },
    { type: 'custom', expanded: true, tasks: [] },
  ],
  GeneratedImage: [{ id: 'i1', url: 'data:image/png;base64,AA==' }],
} satisfies Examples;
