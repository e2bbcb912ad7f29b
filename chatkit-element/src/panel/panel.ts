import { ChatKitClient } from '../api/chatkit-client.js';
import { ThreadHistory } from '../history/thread-history.js';
import { usableLocale } from '../localisation/dates.js';
import { type Strings, stringsFor } from '../localisation/strings.js';
import type { ComposerValue, CustomApi, OutgoingMessage, PanelOptions } from '../options.js';
import type { Emit } from '../panel-events.js';
import { Conversation } from '../thread/conversation.js';
import { Feedback } from '../thread/feedback.js';
import { questionBefore } from '../thread/thread-state.js';
import { contentText, toUserMessageInput } from '../thread/user-message.js';
import { WidgetActions } from '../thread/widget-actions.js';
import type { Draft, HistoryEdit, PanelModel } from '../views/panel-model.js';

/** What a panel needs of the element it is shown by. */
export interface PanelHost {
  emit: Emit;
  stateChanged(): void;
  /** Brings the end of the thread into view once the panel is rendered. */
  jumpToEnd(): void;
}

/** The options of a panel that can reach its server. */
export type ReachableOptions = PanelOptions & { api: CustomApi };

const emptyDraft: Draft = { text: '', quote: '' };

/** What the panel knows: the thread on view, the history, what stands in the composer. Knows nothing of the DOM. */
export class Panel {
  readonly conversation: Conversation;
  readonly history: ThreadHistory;
  readonly feedback: Feedback;
  readonly widgetActions: WidgetActions;
  private draft = emptyDraft;
  private historyOpen = false;
  private historyEdit: HistoryEdit | null = null;
  private copiedItemId: string | null = null;

  constructor(
    public options: ReachableOptions,
    private readonly host: PanelHost,
  ) {
    const client = new ChatKitClient(() => ({ api: this.options.api, locale: this.locale }));
    this.conversation = new Conversation(client, {
      emit: host.emit,
      stateChanged: () => host.stateChanged(),
      messageReturned: ({ content, quoted_text }) => this.restore(contentText(content), quoted_text ?? ''),
      questionAsked: () => host.jumpToEnd(),
    });
    this.history = new ThreadHistory(client, host);
    this.feedback = new Feedback(client, host);
    this.widgetActions = new WidgetActions(this.conversation, {
      stateChanged: () => host.stateChanged(),
      onAction: ({ type, payload }, item) => this.options.widgets?.onAction?.({ type, payload }, item),
    });
  }

  /** The language of the panel, also asked of the server. */
  get locale(): string {
    return usableLocale(this.options.locale, navigator.language);
  }

  get strings(): Strings {
    return stringsFor(this.locale);
  }

  /** All that the panel shows; `atEnd` says whether the end of the thread is in view. */
  model(atEnd: boolean): PanelModel {
    return {
      options: this.options,
      strings: this.strings,
      locale: this.locale,
      thread: this.conversation.state,
      threadId: this.conversation.threadId,
      busy: this.conversation.busy,
      history: this.historyOpen ? this.history.state : null,
      historyEdit: this.historyEdit,
      draft: this.draft,
      atEnd,
      copiedItemId: this.copiedItemId,
      feedbackOf: (itemId) => this.feedback.of(itemId),
      runningActionOf: (itemId) => this.widgetActions.runningOf(itemId),
    };
  }

  /**
   * Takes a message and sets it on its way; the answer comes as events. Throws when there is nothing to send, and while
   * an answer or a thread is on its way.
   */
  async send(message: OutgoingMessage): Promise<void> {
    const input = toUserMessageInput(message);
    if (!input) throw new Error('The message is empty.');
    this.refuseWhileBusy();
    this.closeHistory();
    if (message.newThread) await this.conversation.open(null);
    this.inBackground(this.conversation.send(input));
    this.host.jumpToEnd();
  }

  /** Sends what stands in the composer, if that can be sent. */
  async submitDraft(): Promise<void> {
    const { text, quote } = this.draft;
    if (text.trim() === '' || this.conversation.busy) return;
    this.setDraft(emptyDraft);
    await this.send({ text, reply: quote });
  }

  /** Puts something into the composer; what is not named stays. */
  compose({ text, content, reply }: ComposerValue): void {
    const written = content ? contentText(content) : text;
    this.setDraft({ text: written ?? this.draft.text, quote: reply ?? this.draft.quote });
  }

  /** Shows another thread, or a new one; resolves when it is loaded. */
  async openThread(threadId: string | null): Promise<void> {
    this.closeHistory();
    await this.conversation.open(threadId);
  }

  /** Answers again the question that an answer belongs to. */
  async answerAgain(itemId: string): Promise<void> {
    const question = questionBefore(this.conversation.state, itemId);
    if (!question || this.conversation.busy) return;
    this.host.jumpToEnd();
    await this.conversation.retryAfter(question.id);
  }

  /** Runs an action in the thread on view. Throws where there is none, and while an answer is on its way. */
  async runAction(action: { type: string; payload?: unknown }, itemId?: string): Promise<void> {
    if (this.conversation.threadId === null) throw new Error('An action needs a thread.');
    this.refuseWhileBusy();
    await this.conversation.runAction(action, itemId);
  }

  openHistory(): void {
    if (this.historyOpen) return;
    this.historyOpen = true;
    this.host.emit('chatkit.history.open');
    this.inBackground(this.history.reload());
  }

  closeHistory(): void {
    if (!this.historyOpen) return;
    this.historyOpen = false;
    this.historyEdit = null;
    this.host.emit('chatkit.history.close');
    this.host.stateChanged();
  }

  /** Begins or, with null, leaves the renaming or deleting of a thread of the history. */
  editThread(edit: HistoryEdit | null): void {
    this.historyEdit = edit;
    this.host.stateChanged();
  }

  async renameThread(threadId: string, title: string): Promise<void> {
    if (title === '' || !(await this.history.rename(threadId, title))) return;
    this.conversation.retitle(threadId, title);
    this.editThread(null);
  }

  async deleteThread(threadId: string): Promise<void> {
    if (!(await this.history.delete(threadId))) return;
    this.editThread(null);
    if (threadId === this.conversation.threadId) await this.conversation.open(null);
  }

  /** Shows for two seconds that an item's text was copied. */
  markCopied(itemId: string): void {
    this.copiedItemId = itemId;
    this.host.stateChanged();
    setTimeout(() => {
      if (this.copiedItemId === itemId) this.copiedItemId = null;
      this.host.stateChanged();
    }, 2000);
  }

  /** Stops all that runs. */
  close(): void {
    this.conversation.abandon();
    this.history.stop();
  }

  /** Gives text back to the reader without touching what was written meanwhile. */
  private restore(text: string, quote: string): void {
    const texts = [text, this.draft.text].filter((part) => part !== '');
    this.setDraft({ text: texts.join('\n\n'), quote: this.draft.quote || quote });
  }

  private setDraft(draft: Draft): void {
    this.draft = draft;
    this.host.stateChanged();
  }

  private refuseWhileBusy(): void {
    if (this.conversation.busy) throw new Error('Wait until the thread has loaded and the answer has ended.');
  }

  /** What fails on the way says so itself; this catches what should not happen. */
  private inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.host.emit('chatkit.error', { error: error as Error }));
  }
}
