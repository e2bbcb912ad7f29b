import { Injectable } from '@nestjs/common';
import { AnswerConfiguration } from '../../configuration/configuration.js';
import type { QuotablePassage, SearchOutcome } from '../../retrieval/found-passage.js';
import { ANSWER_THRESHOLD } from '../../retrieval/ranking/confidence.js';
import { SearchService } from '../../retrieval/search.service.js';
import { AnswerModel } from '../answer-model.js';
import { sentencesFor } from '../sentences/by-language.js';
import { started } from '../started.js';
import { CitationMarkers, type AnswerPart } from './citation-markers.js';
import { AllowedLinks } from './grounding/allowed-links.js';
import { GroundedMarkdown } from './grounding/grounded-markdown.js';
import { markdownLink } from './markdown-link.js';
import { questionForms } from './question-forms.js';
import type { Citation, PassageReference, TurnEvent, TurnRequest } from './turn.js';

/** How many passages the model is given. */
const MAX_PASSAGES = 8;
/** How many pages are linked beside an answer, or in place of one. */
const MAX_RELATED = 3;

/** Answers one question: searches, lets the model write, turns its references into citations, or declines. */
@Injectable()
export class TurnService {
  private readonly threshold: number;

  constructor(
    private readonly search: SearchService,
    private readonly model: AnswerModel,
    configuration: AnswerConfiguration,
  ) {
    this.threshold = configuration.threshold ?? model.threshold;
  }

  /**
   * The answer as it comes; `done` is last and repeats it whole. Throws `unknown_site`, or what the model throws; ends
   * by the signal's reason when it aborts.
   */
  async *answer(request: TurnRequest, signal: AbortSignal): AsyncGenerator<TurnEvent> {
    yield { type: 'searching' };
    const { near, links, confidence, locale, contactUrl, pieces } = await this.begin(request, signal);
    const answer = new AnswerText(near, links);
    if (pieces) {
      for await (const piece of pieces) for (const event of answer.take(piece)) yield event;
      signal.throwIfAborted();
      yield* answer.end();
    }
    const answered = answer.text.trim() !== '';
    if (!answered) yield* answer.say(decline({ near, locale, contactUrl }, request));
    yield {
      type: 'done',
      outcome: {
        answered,
        confidence,
        answer: answer.text,
        citations: answer.citations,
        related: nearestPages(near, answer.citations),
      },
    };
  }

  /** Searches, and lets the model begin where the docs may hold an answer. */
  private async begin(request: TurnRequest, signal: AbortSignal): Promise<BegunAnswer> {
    const [found, site] = await Promise.all([
      this.find(request, signal),
      this.search.site(request.asker.site, signal),
    ]);
    const { results, confidence, locale } = found;
    const isAsked = results.length > 0 && confidence >= this.threshold;
    return {
      near: results.map(toReference),
      links: new AllowedLinks(results, request.toHref),
      confidence,
      locale,
      contactUrl: site?.contact_url,
      pieces: isAsked ? await this.ask(request, found, site?.instructions, signal) : undefined,
    };
  }

  /** What the model writes, once it has begun. */
  private async ask(
    { question, quotedText, history, asker }: TurnRequest,
    { results, locale, confidence }: SearchOutcome<QuotablePassage>,
    siteInstructions: string | undefined,
    signal: AbortSignal,
  ): Promise<AsyncIterable<string>> {
    const passages = results.map(({ title, headings, blocks, links }, index) => ({
      number: index + 1,
      title,
      headings,
      blocks,
      links,
    }));
    const pieces = this.model.answer(
      { question, quotedText, history, passages, locale, siteInstructions, confidence, asker },
      signal,
    );
    const begun = await started(pieces);
    // The model has read them, and hundreds of answers may be on their way: none keeps what it was made from.
    passages.length = 0;
    return begun;
  }

  /** What the first form of the question finds that can be answered; else what the most promising one finds. */
  private async find(request: TurnRequest, signal: AbortSignal): Promise<SearchOutcome<QuotablePassage>> {
    const { asker, locale, version, pageUrl, history, quotedText } = request;
    const answerable = Math.max(this.threshold, ANSWER_THRESHOLD);
    let best: SearchOutcome<QuotablePassage> | undefined;
    for (const question of questionForms(request.question, history, quotedText)) {
      const wanted = { site: asker.site, question, locale, version, pageUrl, limit: MAX_PASSAGES };
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
  locale: string;
  contactUrl?: string;
  /** What the model writes; undefined when it is not asked. */
  pieces?: AsyncIterable<string>;
}

/** An answer's text and citations as they grow. */
class AnswerText {
  text = '';
  readonly citations: Citation[] = [];
  private readonly markers = new CitationMarkers();
  private readonly grounded: GroundedMarkdown;

  constructor(
    private readonly passages: PassageReference[],
    links: AllowedLinks,
  ) {
    this.grounded = new GroundedMarkdown(links);
  }

  /** Takes what the model wrote, made safe; references to passages that it was not given are dropped. */
  take(piece: string): TurnEvent[] {
    return this.emit(this.markers.push(this.grounded.push(piece)));
  }

  end(): TurnEvent[] {
    return this.emit([...this.markers.push(this.grounded.end()), ...this.markers.end()]);
  }

  /** Takes the service's own words, in which brackets are no references. */
  say(text: string): TurnEvent[] {
    return this.emit([{ text }]);
  }

  private emit(parts: AnswerPart[]): TurnEvent[] {
    const events: TurnEvent[] = [];
    for (const part of parts) {
      if ('text' in part) {
        this.text += part.text;
        events.push({ type: 'text', delta: part.text });
        continue;
      }
      const passage = this.passages[part.passage - 1];
      if (!passage || this.citations.some(({ url }) => url === passage.url)) continue;
      const citation = { ...passage, index: this.text.length };
      this.citations.push(citation);
      events.push({ type: 'citation', citation });
    }
    return events;
  }
}

function decline(
  { near, locale, contactUrl }: Pick<BegunAnswer, 'near' | 'locale' | 'contactUrl'>,
  { toHref }: TurnRequest,
): string {
  const sentences = sentencesFor(locale);
  const links = nearestPages(near, []).map(
    ({ url, title, headings }) =>
      `- ${markdownLink([title, ...headings.slice(-1)].join(' › '), toHref(url))}`,
  );
  return [
    ...(links.length > 0 ? [sentences.notInDocs, links.join('\n')] : [sentences.notInDocsAtAll]),
    ...(contactUrl === undefined ? [] : [markdownLink(sentences.askHuman, contactUrl)]),
  ].join('\n\n');
}

/** The best passage of each of the nearest pages that are not cited. */
function nearestPages(near: PassageReference[], cited: PassageReference[]): PassageReference[] {
  const pages = new Map<string, PassageReference>();
  for (const passage of near) {
    if (!pages.has(passage.page_url) && !cited.some(({ page_url }) => page_url === passage.page_url)) {
      pages.set(passage.page_url, passage);
    }
  }
  return [...pages.values()].slice(0, MAX_RELATED);
}

function toReference({ url, page_url, title, headings }: PassageReference): PassageReference {
  return { url, page_url, title, headings };
}
