import { Injectable } from '@nestjs/common';
import { AnswerConfiguration } from '../../configuration/configuration.js';
import type { QuotablePassage, SearchOutcome } from '../../retrieval/found-passage.js';
import { ANSWER_THRESHOLD } from '../../retrieval/ranking/confidence.js';
import { SearchService } from '../../retrieval/search.service.js';
import { AnswerModel, type AnswerRequest } from '../answer-model.js';
import { started } from '../started.js';
import { AnswerText } from './answer-text.js';
import { headingQuestion, MAX_FOLLOW_UPS, readableQuestions, toFollowUps } from './follow-ups.js';
import { AllowedLinks } from './grounding/allowed-links.js';
import { declineText, nearestPages } from './nearest-pages.js';
import { questionForms } from './question-forms.js';
import type { PassageReference, TurnEvent, TurnRequest } from './turn.js';

/** How many passages the model is given. */
const MAX_PASSAGES = 8;

/** Answers one question: searches, lets the model write, turns its references into citations, or declines. */
@Injectable()
export class TurnService {
  private readonly threshold: number;
  private readonly suggests: boolean;

  constructor(
    private readonly search: SearchService,
    private readonly model: AnswerModel,
    configuration: AnswerConfiguration,
  ) {
    this.threshold = configuration.threshold ?? model.threshold;
    this.suggests = configuration.suggestsFollowUps;
  }

  /**
   * The answer as it comes; `done` is last and repeats it whole. Throws `unknown_site`, or what the model throws; ends
   * by the signal's reason when it aborts.
   */
  async *answer(request: TurnRequest, signal: AbortSignal): AsyncGenerator<TurnEvent> {
    yield { type: 'searching' };
    const followUps: string[] = [];
    const { near, links, confidence, contactUrl, pieces } = await this.begin(
      request,
      request.takesFollowUps && this.suggests ? (question) => followUps.push(question) : undefined,
      signal,
    );
    const answer = new AnswerText(near, links);
    if (pieces) {
      for await (const piece of pieces) for (const event of answer.take(piece)) yield event;
      signal.throwIfAborted();
      yield* answer.end();
    }
    const answered = answer.text.trim() !== '';
    if (!answered) yield* answer.say(declineText(near, contactUrl, request));
    yield {
      type: 'done',
      outcome: {
        answered,
        confidence,
        answer: answer.text,
        citations: answer.citations,
        related: nearestPages(near, answer.citations),
      },
      followUps,
      near,
    };
  }

  /**
   * What the reader may ask next, at most three questions: what the model suggests, else headings beside those that the
   * answer relies on, those first that the search found too, else headings of the nearest other pages; nothing that was
   * asked in the thread. None where the operator wants none, or nothing was answered. Throws what the search throws.
   */
  async followUps(
    { asker, question, history, locale, version, takesFollowUps }: TurnRequest,
    { outcome, followUps, near }: Extract<TurnEvent, { type: 'done' }>,
    signal: AbortSignal,
  ): Promise<string[]> {
    if (!takesFollowUps || !this.suggests || !outcome.answered) return [];
    const asked = [question, ...history.flatMap(({ role, text }) => (role === 'reader' ? text : []))];
    const suggested = toFollowUps(readableQuestions(followUps), asked);
    if (suggested.length > 0 || outcome.citations.length === 0) return suggested;
    const urls = outcome.citations.map(({ url }) => url);
    const pages = outcome.citations.map(({ page_url }) => page_url);
    const found = near.filter(
      ({ url, page_url, headings }) => headings.length > 0 && pages.includes(page_url) && !urls.includes(url),
    );
    const wanted = { site: asker.site, locale, version, urls, limit: 2 * MAX_FOLLOW_UPS };
    const neighbours = await this.search.neighbours(wanted, signal);
    const beside = [...found, ...neighbours];
    return toFollowUps((beside.length > 0 ? beside : outcome.related).map(headingQuestion), asked);
  }

  /** Searches, and lets the model begin where the docs may hold an answer. */
  private async begin(
    request: TurnRequest,
    onFollowUp: AnswerRequest['onFollowUp'],
    signal: AbortSignal,
  ): Promise<BegunAnswer> {
    const [found, site] = await Promise.all([
      this.find(request, signal),
      this.search.site(request.asker.site, signal),
    ]);
    const { results, confidence } = found;
    const isAsked = results.length > 0 && confidence >= this.threshold;
    return {
      near: results.map(toReference),
      links: new AllowedLinks(results, request.toHref),
      confidence,
      contactUrl: site?.contact_url,
      pieces: isAsked
        ? await this.ask(request, found, { siteInstructions: site?.instructions, onFollowUp }, signal)
        : undefined,
    };
  }

  /** What the model writes, once it has begun. */
  private async ask(
    { question, quotedText, history, asker }: TurnRequest,
    { results, locale, confidence }: SearchOutcome<QuotablePassage>,
    options: Pick<AnswerRequest, 'siteInstructions' | 'onFollowUp'>,
    signal: AbortSignal,
  ): Promise<AsyncIterable<string>> {
    const passages = results.map(({ page_url, title, headings, blocks, links }, index) => ({
      number: index + 1,
      page: page_url,
      title,
      headings,
      blocks,
      links,
    }));
    const pieces = this.model.answer(
      { question, quotedText, history, passages, locale, confidence, asker, ...options },
      signal,
    );
    const begun = await started(pieces);
    // The model has read them, and hundreds of answers may be on their way: none keeps what it was made from.
    passages.length = 0;
    return begun;
  }

  /** What the first form of the question finds that can be answered; else what the most promising one finds. */
  private async find(request: TurnRequest, signal: AbortSignal): Promise<SearchOutcome<QuotablePassage>> {
    const { asker, locale, version, pageUrl, mentioned, history, quotedText } = request;
    const answerable = Math.max(this.threshold, ANSWER_THRESHOLD);
    let best: SearchOutcome<QuotablePassage> | undefined;
    for (const question of questionForms(request.question, history, quotedText)) {
      const wanted = {
        site: asker.site,
        question,
        locale,
        version,
        pageUrl,
        pinned: mentioned,
        limit: MAX_PASSAGES,
      };
      const found = await this.search.search(wanted, signal);
      if (!best || found.confidence > best.confidence) best = found;
      if (best.confidence >= answerable) break;
    }
    return best!;
  }
}

/** What an answer is made with, without the passages' texts. */
interface BegunAnswer {
  /** The passages that were found, best first; the model knows them by their numbers, from 1. */
  near: PassageReference[];
  /** What the answer may link to. */
  links: AllowedLinks;
  confidence: number;
  contactUrl?: string;
  /** What the model writes; undefined when it is not asked. */
  pieces?: AsyncIterable<string>;
}

function toReference({ url, page_url, title, headings }: PassageReference): PassageReference {
  return { url, page_url, title, headings };
}
