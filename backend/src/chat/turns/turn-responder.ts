import type { Annotation, ThreadItemUpdate, ThreadStreamEvent } from 'chatkit-protocol';
import { newId, now } from '../chatkit/identifiers.js';
import { messageText, toHistory } from '../chatkit/message-text.js';
import type { RequestContext } from '../chatkit/request-context.js';
import type { Message, Responder } from '../chatkit/responder.js';
import { toAnnotation, toAssistantMessage } from './assistant-message.js';
import { sentencesFor } from './sentences.js';
import type { TurnRequest } from './turn.js';
import type { TurnService } from './turn.service.js';
import { untilAborted } from './until-aborted.js';

/** Answers readers' messages by turns, told as ChatKit events. */
export class TurnResponder implements Responder {
  constructor(private readonly turns: Pick<TurnService, 'answer'>) {}

  async *respond(
    to: Message,
    context: RequestContext,
    signal: AbortSignal,
  ): AsyncGenerator<ThreadStreamEvent> {
    const head = { id: newId('msg'), thread_id: to.thread.id, created_at: now() };
    const annotations: Annotation[] = [];
    let text = '';
    let isBegun = false;
    const update = (change: ThreadItemUpdate): ThreadStreamEvent => ({
      type: 'thread.item.updated',
      item_id: head.id,
      update: change,
    });
    const part = () => ({ type: 'output_text' as const, text, annotations: [...annotations] });
    try {
      for await (const event of untilAborted(this.turns.answer(toTurnRequest(to, context), signal), signal)) {
        if (event.type === 'searching') {
          yield {
            type: 'progress_update',
            icon: 'search',
            text: sentencesFor(context.locale ?? 'en').searching,
          };
          continue;
        }
        if (event.type === 'done') {
          context.onOutcome?.(event.outcome);
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
      if (!signal.aborted) throw thrown;
    }
  }
}

function toTurnRequest({ message, history }: Message, context: RequestContext): TurnRequest {
  return {
    asker: { site: context.owner.site, network: context.network },
    question: messageText(message.content),
    quotedText: message.quoted_text,
    history: toHistory(history),
    locale: context.locale,
    version: context.version,
    pageUrl: context.pageUrl,
    toHref: context.toHref,
  };
}
