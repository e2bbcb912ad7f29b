import type { Examples } from '../wire-types.js';

const action = { type: 'open', payload: { id: 1 } };
const text = { type: 'Text', id: 'headline', value: 'Hello' } as const;
const row = {
  type: 'ListViewItem',
  children: [text],
  onClickAction: action,
  gap: 2,
  align: 'center',
} as const;

/** Widgets and their actions. */
export const widgets = {
  Action: [action, { type: 'refresh' }],
  WidgetActionConfig: [
    action,
    { ...action, handler: 'client', loadingBehavior: 'container', streaming: false },
  ],
  WidgetText: [
    text,
    {
      ...text,
      streaming: true,
      italic: true,
      lineThrough: false,
      truncate: true,
      weight: 'semibold',
      size: 'lg',
      textAlign: 'center',
      minLines: 1,
      maxLines: 3,
    },
  ],
  WidgetMarkdown: [{ type: 'Markdown', id: 'body', value: '**Hello**', streaming: true }],
  WidgetListViewItem: [{ ...row, children: [text] }],
  WidgetComponent: [text, { type: 'Divider', spacing: 4, flush: true }],
  WidgetCard: [
    { type: 'Card', children: [] },
    {
      type: 'Card',
      key: 'k1',
      children: [text, { type: 'Button', label: 'Go' }],
      asForm: true,
      size: 'md',
      collapsed: false,
      theme: 'dark',
      status: { text: 'Draft', icon: 'write', frame: false, favicon: 'https://example.com/icon.png' },
      confirm: { label: 'Send', action },
      cancel: { label: 'Leave', action },
    },
  ],
  WidgetListView: [
    {
      type: 'ListView',
      children: [{ ...row, children: [text] }],
      limit: 'auto',
      theme: 'light',
      status: { text: 'Results' },
    },
  ],
  WidgetBasic: [
    { type: 'Basic' },
    { type: 'Basic', children: text, direction: 'col', theme: 'light', background: 'surface' },
  ],
  WidgetRoot: [{ type: 'Card', children: [text] }, { type: 'Basic' }],
} satisfies Examples;
