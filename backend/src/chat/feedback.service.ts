import { Injectable } from '@nestjs/common';
import { AppError } from '../errors/app-error.js';
import { noSuchItem, noSuchThread, visibleItem } from './chatkit/refusals.js';
import type { FeedbackRequest } from './feedback.dto.js';
import { ThreadStore, type ThreadOwner } from './thread-store.js';

/** Keeps what readers think of answers. */
@Injectable()
export class FeedbackService {
  constructor(private readonly threads: ThreadStore) {}

  /** Throws `unknown_thread` or `unknown_item` for what the owner does not have, and `wrong_item` for what is no answer. */
  async keep(
    owner: ThreadOwner,
    { thread_id, message_id, kind, reason, note }: FeedbackRequest,
  ): Promise<void> {
    if (!(await this.threads.thread(owner, thread_id))) throw noSuchThread();
    const item = visibleItem(await this.threads.item(owner, thread_id, message_id));
    if (item.type !== 'assistant_message') throw new AppError('wrong_item', 'Only answers can be rated.');
    const isKept = await this.threads.saveFeedback(owner, thread_id, [message_id], { kind, reason, note });
    if (!isKept) throw noSuchItem();
  }
}
