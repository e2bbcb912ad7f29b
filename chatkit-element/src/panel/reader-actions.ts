import { contentText } from '../thread/user-message.js';
import type { PanelActions } from '../views/panel-model.js';
import { copyText } from './copy-text.js';
import type { FocusKeeper } from './focus-keeper.js';
import type { Panel } from './panel.js';
import type { ScrollFollower } from './scroll-follower.js';

/** What actions need of the element beside its panel. */
export interface ActionsHost {
  scroll: ScrollFollower;
  focus: FocusKeeper;
  requestUpdate: () => void;
  /** Hears of what failed and has no other way to say so. */
  report: (error: unknown) => void;
}

/** What the reader can do, wired to the panel; the focus goes where the reader will want to go on. */
export function toActions(panel: Panel, { scroll, focus, requestUpdate, report }: ActionsHost): PanelActions {
  const { conversation, history, feedback, widgetActions } = panel;
  const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
  const start = (work: Promise<unknown>): void => void work.catch(report);

  return {
    editDraft: (text) => panel.compose({ text }),
    dropQuote: () => {
      panel.compose({ reply: '' });
      focus.want('textarea');
    },
    submit: () => start(panel.submitDraft()),
    startWith: ({ prompt }) => {
      focus.want('textarea');
      start(panel.send(typeof prompt === 'string' ? { text: prompt } : { content: prompt }));
    },
    stop: () => {
      focus.want('textarea');
      conversation.stop();
    },
    retryFailure: () => {
      focus.want('textarea');
      start(conversation.retryFailure());
    },
    editUnsent: (localId) => {
      focus.want('textarea');
      conversation.takeBack(localId);
    },
    answerAgain: (itemId) => start(panel.answerAgain(itemId)),
    giveFeedback: (itemId, kind) => {
      if (conversation.threadId !== null) start(feedback.give(conversation.threadId, itemId, kind));
    },
    runWidgetAction: (item, action) => start(widgetActions.run(item, action)),
    copyItem: (itemId) => {
      const item = conversation.state.items.find(({ id }) => id === itemId);
      if (item?.type !== 'assistant_message') return;
      start(copyText(contentText(item.content)).then(() => panel.markCopied(itemId)));
    },
    copyCode: ({ target }) => {
      const button = (target as Element).closest('.copy-code');
      const code = button?.closest('figure')?.querySelector('code');
      if (button && code) start(copyText(code.textContent).then(() => showCopied(button)));
    },
    loadOlder: () => start(conversation.loadOlder()),
    followScroll: () => {
      if (scroll.scrolled()) requestUpdate();
    },
    jumpToEnd: () => {
      scroll.jumpToEnd(reducedMotion() ? 'instant' : 'smooth');
      requestUpdate();
    },
    newThread: () => {
      focus.want('textarea');
      start(panel.openThread(null));
    },
    openHistory: () => {
      focus.want('.history');
      panel.openHistory();
    },
    closeHistory: () => {
      focus.want('.open-history');
      panel.closeHistory();
    },
    openThread: (threadId) => {
      focus.want('.thread');
      start(panel.openThread(threadId));
    },
    loadMoreThreads: () => start(history.loadMore()),
    editThread: (edit) => {
      focus.want(
        edit?.kind === 'rename' ? '.editing input' : edit ? '.editing .quiet:last-child' : '.history',
      );
      panel.editThread(edit);
    },
    renameThread: (threadId, title) => start(panel.renameThread(threadId, title)),
    deleteThread: (threadId) => start(panel.deleteThread(threadId)),
  };
}

/** The class is not the template's, so rendering leaves it alone. */
function showCopied(button: Element): void {
  button.classList.add('copied');
  setTimeout(() => button.classList.remove('copied'), 2000);
}
