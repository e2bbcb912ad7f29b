import type { IconName } from './icons.js';

/** What a control of a widget does; `handler` says who hears of it, the server unless told otherwise. */
export interface WidgetActionConfig {
  type: string;
  payload?: unknown;
  handler?: 'client' | 'server';
  loadingBehavior?: 'auto' | 'none' | 'self' | 'container';
  streaming?: boolean;
}

/** An action as it travels to the server. */
export interface Action {
  type: string;
  payload?: unknown;
}

/** Properties every component has; those a reader does not know are let through, null is never written. */
export interface WidgetComponentBase {
  type: string;
  key?: string;
  id?: string;
  [property: string]: unknown;
}

/** Plain text; with an `id` its value may be streamed. */
export interface WidgetText extends WidgetComponentBase {
  type: 'Text';
  value: string;
  streaming?: boolean;
  italic?: boolean;
  lineThrough?: boolean;
  truncate?: boolean;
  weight?: 'normal' | 'medium' | 'semibold' | 'bold';
  size?: 'xs' | 'sm' | 'md' | 'lg' | 'xl';
  textAlign?: 'start' | 'center' | 'end';
  minLines?: number;
  maxLines?: number;
}

/** Markdown text; with an `id` its value may be streamed. */
export interface WidgetMarkdown extends WidgetComponentBase {
  type: 'Markdown';
  value: string;
  streaming?: boolean;
}

/** A row of a list view. */
export interface WidgetListViewItem extends WidgetComponentBase {
  type: 'ListViewItem';
  children: WidgetComponent[];
  onClickAction?: WidgetActionConfig;
  gap?: number | string;
  align?: 'start' | 'center' | 'end' | 'baseline' | 'stretch';
}

/** Any component. The protocol checks the properties of a few and takes every other by its `type` alone. */
export type WidgetComponent = WidgetText | WidgetMarkdown | WidgetListViewItem | WidgetComponentBase;

/** The line at the top of a card or a list. */
export interface WidgetStatus {
  text: string;
  favicon?: string;
  frame?: boolean;
  icon?: IconName;
}

/** A labelled button of a card's footer. */
export interface WidgetFooterAction {
  label: string;
  action: WidgetActionConfig;
}

/** A framed box, possibly a form. */
export interface WidgetCard extends WidgetComponentBase {
  type: 'Card';
  children: WidgetComponent[];
  asForm?: boolean;
  size?: 'sm' | 'md' | 'lg' | 'full';
  collapsed?: boolean;
  theme?: 'light' | 'dark';
  status?: WidgetStatus;
  confirm?: WidgetFooterAction;
  cancel?: WidgetFooterAction;
}

/** A list of rows; `limit` folds the rest away. */
export interface WidgetListView extends WidgetComponentBase {
  type: 'ListView';
  children: WidgetListViewItem[];
  limit?: number | 'auto';
  status?: WidgetStatus;
  theme?: 'light' | 'dark';
}

/** An unframed box. */
export interface WidgetBasic extends WidgetComponentBase {
  type: 'Basic';
  children?: WidgetComponent[] | WidgetComponent;
  theme?: 'light' | 'dark';
  direction?: 'row' | 'col';
}

/** What a widget item or a preview holds. */
export type WidgetRoot = WidgetCard | WidgetListView | WidgetBasic;
