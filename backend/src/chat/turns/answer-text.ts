import { CitationMarkers, type AnswerPart } from './citation-markers.js';
import type { AllowedLinks } from './grounding/allowed-links.js';
import { GroundedMarkdown } from './grounding/grounded-markdown.js';
import type { Citation, PassageReference, TurnEvent } from './turn.js';

/** An answer's text and citations as they grow. */
export class AnswerText {
  text = '';
  readonly citations: Citation[] = [];
  private readonly markers = new CitationMarkers();
  private readonly grounded: GroundedMarkdown;
  /** What stands before its first words: nothing of that is an answer by itself. */
  private opening: AnswerPart[] | undefined = [];

  /** `passages` are those that references name by their place, from 1; links may lead to `links`. */
  constructor(
    private readonly passages: PassageReference[],
    links: AllowedLinks,
  ) {
    this.grounded = new GroundedMarkdown(links);
  }

  /** Takes what the model wrote, made safe; references to passages that it was not given are dropped. */
  take(piece: string): TurnEvent[] {
    return this.open(this.markers.push(this.grounded.push(piece)));
  }

  end(): TurnEvent[] {
    return this.open([...this.markers.push(this.grounded.end()), ...this.markers.end()]);
  }

  /** Takes the service's own words, in which brackets are no references. */
  say(text: string): TurnEvent[] {
    return this.emit([{ text }]);
  }

  /** Holds back references and blank lines until there are words for them. */
  private open(parts: AnswerPart[]): TurnEvent[] {
    if (!this.opening) return this.emit(parts);
    const first = parts.findIndex((part) => 'text' in part && part.text.trim() !== '');
    this.opening.push(...(first < 0 ? parts : parts.slice(0, first)).filter((part) => 'passage' in part));
    if (first < 0) return [];
    const [words, ...rest] = parts.slice(first) as [{ text: string }, ...AnswerPart[]];
    const begun = [...this.opening, { text: words.text.replace(/^(?:[^\S\n]*\n)+/, '') }, ...rest];
    this.opening = undefined;
    return this.emit(begun);
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
