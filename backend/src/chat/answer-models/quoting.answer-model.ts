import { ANSWER_THRESHOLD } from '../../retrieval/ranking/confidence.js';
import { SearchService } from '../../retrieval/search.service.js';
import { AnswerModel, type AnswerRequest } from '../answer-model.js';

/** Longest piece that a quotation is streamed in, in UTF-16 units. */
const MAX_PIECE_LENGTH = 48;

/** Answers without a model: quotes the sentences and code of the passages that answer. */
export class QuotingAnswerModel extends AnswerModel {
  override readonly description = 'quoting';
  override readonly upstream = undefined;
  override readonly threshold = ANSWER_THRESHOLD;

  constructor(private readonly search: SearchService) {
    super();
  }

  override async *answer(
    { question, passages, locale }: AnswerRequest,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    const quoted = await this.search.quote({ question, passages, locale }, signal);
    for (const piece of quoted.match(
      new RegExp(`[^]{1,${MAX_PIECE_LENGTH}}(?=\\s|$)|[^]{1,${MAX_PIECE_LENGTH}}`, 'gu'),
    ) ?? []) {
      signal.throwIfAborted();
      yield piece;
    }
  }
}
