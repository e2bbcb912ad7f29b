import type {
  Action,
  Annotation,
  ThreadItemUpdate,
  ThreadStreamEvent,
  UserMessageItem,
  WidgetItem,
} from 'chatkit-protocol';
import { AppError } from '../../errors/app-error.js';
import { newId, now } from '../chatkit/identifiers.js';
import type { Conversation, Responder } from '../chatkit/responder.js';
import { toUserMessage } from '../chatkit/user-message.js';
import type { ReaderContext } from '../reader-context.js';
import { sentencesFor } from '../sentences/by-language.js';
import type { ThreadStore } from '../thread-store.js';
import { toAnnotation, toAssistantMessage } from './assistant-message.js';
import { followUpWidgets, questionOf, toFollowUpWidget } from './follow-ups.js';
import { mentionedPages } from './mentioned-pages.js';
import { messageText, titleOf, toHistory } from './message-text.js';
import type { TurnEvent, TurnRequest } from './turn.js';
import type { TurnService } from './turn.service.js';

/** Milliseconds that suggestions may take: the thread takes no question before they are there. */
const SUGGESTING_MS = 1_000;

/** Answers readers' messages by turns, told as ChatKit events. */
export class TurnResponder implements Responder<ReaderContext> {
  /** `outcomes` is told what came of each question; nothing is noted without it. */
  constructor(
    private readonly turns: Pick<TurnService, 'answer' | 'followUps'>,
    private readonly outcomes?: Pick<ThreadStore, 'noteOutcome'>,
  ) {}

  titleOf(message: UserMessageItem): string {
    return titleOf(messageText(message.content));
  }

  /** The answer to a message. Throws `wrong_item` without one: this assistant calls no tools and asks nothing. */
  respond(
    message: UserMessageItem | undefined,
    conversation: Conversation,
    context: ReaderContext,
    signal: AbortSignal,
  ): AsyncIterable<ThreadStreamEvent> {
    if (!message) throw new AppError('wrong_item', 'This assistant answers messages only. Send one.');
    return this.turn(message, conversation, context, signal);
  }

  /** Asks the question of a suggestion. Throws `unknown_action` for any other action, `invalid_request` without one. */
  action(
    action: Action,
    _sender: WidgetItem | undefined,
    conversation: Conversation,
    context: ReaderContext,
    signal: AbortSignal,
  ): AsyncIterable<ThreadStreamEvent> {
    const message = toUserMessage(conversation.thread.id, {
      content: [{ type: 'input_text', text: questionOf(action) }],
      attachments: [],
      inference_options: {},
    });
    return this.turn(message, conversation, context, signal, [{ type: 'thread.item.done', item: message }]);
  }

  /** Rejects with `unknown_action`: what this assistant does takes a stream. */
  async syncAction({ type }: Action): Promise<never> {
    throw new AppError('unknown_action', `This assistant has no action "${type}" that is answered at once.`);
  }

  private turn(
    message: UserMessageItem,
    { history }: Conversation,
    context: ReaderContext,
    signal: AbortSignal,
    asked: ThreadStreamEvent[] = [],
  ): AsyncIterable<ThreadStreamEvent> {
    const outdated = followUpWidgets(history).map((item_id) => ({
      type: 'thread.item.removed' as const,
      item_id,
    }));
    // In this order, so that a question is kept before its suggestion is gone.
    const lead = [...asked, ...outdated];
    return this.answer(message, toTurnRequest(message, history, context), context, signal, lead);
  }

  /** What the reader may ask next, after the answer: neither failing at that nor being slow spoils an answer. */
  private async *suggest(
    threadId: string,
    request: TurnRequest,
    done: Extract<TurnEvent, { type: 'done' }>,
    context: ReaderContext,
    signal: AbortSignal,
  ): AsyncGenerator<ThreadStreamEvent> {
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(SUGGESTING_MS)]);
    const questions = await this.turns.followUps(request, done, inTime).catch((error: unknown) => {
      if (!inTime.aborted) context.onFailure?.(error);
      return [];
    });
    if (questions.length === 0) return;
    const item = toFollowUpWidget(threadId, questions, context.spokenLocale);
    yield { type: 'thread.item.done', item };
  }

  private async *answer(
    { id: questionId, thread_id }: UserMessageItem,
    request: TurnRequest,
    context: ReaderContext,
    signal: AbortSignal,
    lead: ThreadStreamEvent[],
  ): AsyncGenerator<ThreadStreamEvent> {
    yield* lead;
    const head = { id: newId('msg'), thread_id, created_at: now() };
    const annotations: Annotation[] = [];
    let done: Extract<TurnEvent, { type: 'done' }> | undefined;
    let text = '';
    let isBegun = false;
    const update = (change: ThreadItemUpdate): ThreadStreamEvent => ({
      type: 'thread.item.updated',
      item_id: head.id,
      update: change,
    });
    const part = () => ({ type: 'output_text' as const, text, annotations: [...annotations] });
    try {
      for await (const event of this.turns.answer(request, signal)) {
        if (event.type === 'searching') {
          yield {
            type: 'progress_update',
            icon: 'search',
            text: sentencesFor(context.spokenLocale).searching,
          };
          continue;
        }
        if (event.type === 'done') {
          done = event;
          context.onOutcome?.(event.outcome);
          await this.outcomes?.noteOutcome(context.owner, thread_id, questionId, event.outcome);
          continue;
        }
        if (!isBegun) {
          isBegun = true;
          yield { type: 'thread.item.added', item: toAssistantMessage(head, []) };
          yield update({ type: 'assistant_message.content_part.added', content_index: 0, content: part() });
        }
        if (event.type === 'text') {
          text += event.delta;
          yield update({
            type: 'assistant_message.content_part.text_delta',
            content_index: 0,
            delta: event.delta,
          });
        } else {
          const annotation = toAnnotation(event.citation, context.toHref);
          const annotation_index = annotations.push(annotation) - 1;
          yield update({
            type: 'assistant_message.content_part.annotation_added',
            content_index: 0,
            annotation_index,
            annotation,
          });
        }
      }
      yield update({ type: 'assistant_message.content_part.done', content_index: 0, content: part() });
      yield { type: 'thread.item.done', item: toAssistantMessage(head, [part()]) };
    } catch (thrown) {
      if (text.trim() !== '') yield { type: 'thread.item.done', item: toAssistantMessage(head, [part()]) };
      throw thrown;
    }
    if (done) yield* this.suggest(thread_id, request, done, context, signal);
  }
}

function toTurnRequest(
  message: UserMessageItem,
  history: Conversation['history'],
  context: ReaderContext,
): TurnRequest {
  return {
    asker: { site: context.owner.site, network: context.network },
    question: messageText(message.content),
    quotedText: message.quoted_text,
    history: toHistory(history),
    locale: context.locale,
    spokenLocale: context.spokenLocale,
    version: context.version,
    pageUrl: context.pageUrl,
    mentioned: mentionedPages(message.content),
    takesFollowUps: context.showsWidgets ?? false,
    toHref: context.toHref,
  };
}
