import type { FeedbackKind, WidgetActionConfig, WidgetItem } from 'chatkit-protocol';
import type { HistoryState } from '../history/thread-history.js';
import type { Strings } from '../localisation/strings.js';
import type { PanelOptions, StartPrompt } from '../options.js';
import type { ThreadState } from '../thread/thread-state.js';

/** What the reader is doing with a thread of the history. */
export interface HistoryEdit {
  threadId: string;
  kind: 'rename' | 'delete';
}

/** All that the panel shows. */
export interface PanelModel {
  options: PanelOptions;
  strings: Strings;
  locale: string;
  thread: ThreadState;
  threadId: string | null;
  busy: boolean;
  /** Null while the history is closed. */
  history: HistoryState | null;
  historyEdit: HistoryEdit | null;
  draft: Draft;
  /** Whether the end of the thread is in view. */
  atEnd: boolean;
  /** The id of the item whose text was just copied. */
  copiedItemId: string | null;
  feedbackOf: (itemId: string) => FeedbackKind | undefined;
  /** The action that is under way in an item's widget. */
  runningActionOf: (itemId: string) => WidgetActionConfig | undefined;
}

/** What stands in the composer. */
export interface Draft {
  text: string;
  /** Text the message will refer to. */
  quote: string;
}

/** What the reader can do. */
export interface PanelActions {
  editDraft(text: string): void;
  dropQuote(): void;
  submit(): void;
  startWith(prompt: StartPrompt): void;
  stop(): void;
  retryFailure(): void;
  editUnsent(localId: string): void;
  answerAgain(itemId: string): void;
  giveFeedback(itemId: string, kind: FeedbackKind): void;
  runWidgetAction(item: WidgetItem, action: WidgetActionConfig): void;
  copyItem(itemId: string): void;
  copyCode(event: Event): void;
  loadOlder(): void;
  followScroll(): void;
  jumpToEnd(): void;
  newThread(): void;
  openHistory(): void;
  closeHistory(): void;
  openThread(threadId: string): void;
  loadMoreThreads(): void;
  editThread(edit: HistoryEdit | null): void;
  renameThread(threadId: string, title: string): void;
  deleteThread(threadId: string): void;
}

/** What every view takes. */
export interface View {
  model: PanelModel;
  actions: PanelActions;
}
