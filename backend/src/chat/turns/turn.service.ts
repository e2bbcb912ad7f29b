import { Injectable } from '@nestjs/common';
import { AnswerConfiguration } from '../../configuration/configuration.js';
import type { QuotablePassage, SearchOutcome } from '../../retrieval/found-passage.js';
import { ANSWER_THRESHOLD } from '../../retrieval/ranking/confidence.js';
import { SearchService } from '../../retrieval/search.service.js';
import { AnswerModel } from '../answer-model.js';
import { CitationMarkers, type AnswerPart } from './citation-markers.js';
import { AllowedLinks } from './grounding/allowed-links.js';
import { GroundedMarkdown } from './grounding/grounded-markdown.js';
import { markdownLink } from './markdown-link.js';
import { questionForms } from './question-forms.js';
import { sentencesFor } from './sentences.js';
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
    const [found, site] = await Promise.all([
      this.find(request, signal),
      this.search.site(request.asker.site, signal),
    ]);
    const answer = new AnswerText(found.results, request);
    if (found.results.length > 0 && found.confidence >= this.threshold) {
      const pieces = this.model.answer(
        {
          question: request.question,
          quotedText: request.quotedText,
          history: request.history,
          passages: found.results.map(({ title, headings, blocks, links }, index) => ({
            number: index + 1,
            title,
            headings,
            blocks,
            links,
          })),
          locale: found.locale,
          siteInstructions: site?.instructions,
          confidence: found.confidence,
          asker: request.asker,
        },
        signal,
      );
      for await (const piece of pieces) for (const event of answer.take(piece)) yield event;
      signal.throwIfAborted();
      yield* answer.end();
    }
    const answered = answer.text.trim() !== '';
    if (!answered) yield* answer.say(decline(found, request, site?.contact_url));
    yield {
      type: 'done',
      outcome: {
        answered,
        confidence: found.confidence,
        answer: answer.text,
        citations: answer.citations,
        related: nearestPages(found.results, answer.citations),
      },
    };
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

/** An answer's text and citations as they grow. */
class AnswerText {
  text = '';
  readonly citations: Citation[] = [];
  private readonly markers = new CitationMarkers();

  private readonly grounded: GroundedMarkdown;

  constructor(
    private readonly passages: QuotablePassage[],
    { toHref }: TurnRequest,
  ) {
    this.grounded = new GroundedMarkdown(new AllowedLinks(passages, toHref));
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
      const citation = { ...toReference(passage), index: this.text.length };
      this.citations.push(citation);
      events.push({ type: 'citation', citation });
    }
    return events;
  }
}

function decline(
  { results, locale }: SearchOutcome,
  { toHref }: TurnRequest,
  contactUrl: string | undefined,
): string {
  const sentences = sentencesFor(locale);
  const links = nearestPages(results, []).map(
    ({ url, title, headings }) =>
      `- ${markdownLink([title, ...headings.slice(-1)].join(' › '), toHref(url))}`,
  );
  return [
    ...(links.length > 0 ? [sentences.notInDocs, links.join('\n')] : [sentences.notInDocsAtAll]),
    ...(contactUrl === undefined ? [] : [markdownLink(sentences.askHuman, contactUrl)]),
  ].join('\n\n');
}

/** The best passage of each of the nearest pages that are not cited. */
function nearestPages(
  results: QuotablePassage[] | SearchOutcome['results'],
  cited: PassageReference[],
): PassageReference[] {
  const pages = new Map<string, PassageReference>();
  for (const result of results) {
    if (!pages.has(result.page_url) && !cited.some(({ page_url }) => page_url === result.page_url)) {
      pages.set(result.page_url, toReference(result));
    }
  }
  return [...pages.values()].slice(0, MAX_RELATED);
}

function toReference({ url, page_url, title, headings }: PassageReference): PassageReference {
  return { url, page_url, title, headings };
}
