import type { Annotation, AssistantMessageContent, Source } from 'chatkit-protocol';

/** A source of a message, once, with the number its footnotes carry. */
export interface NumberedSource {
  number: number;
  source: Source;
}

/** A place in a text where footnotes stand: `index` in UTF-16 code units, the numbers in the order they came. */
export interface FootnotePlace {
  index: number;
  numbers: number[];
}

/** A message's sources, numbered in reading order, and per content part where their footnotes stand. */
export interface Citations {
  sources: NumberedSource[];
  places: FootnotePlace[][];
}

interface Reference {
  part: number;
  /** Infinity: the annotation speaks of the text as a whole and has no footnote. */
  index: number;
  source: Source;
}

/** Gathers the annotations of a message's parts. The same source is listed once, the same place marked once. */
export function collectCitations(parts: readonly AssistantMessageContent[]): Citations {
  const references = parts.flatMap((content, part) =>
    (content.annotations ?? []).map((annotation) => toReference(annotation, part)),
  );
  references.sort((a, b) => a.part - b.part || compareIndexes(a.index, b.index));

  const numbers = new Map<string, NumberedSource>();
  const places: FootnotePlace[][] = parts.map(() => []);
  for (const { part, index, source } of references) {
    const key = sourceKey(source);
    const numbered = numbers.get(key) ?? { number: numbers.size + 1, source };
    numbers.set(key, numbered);
    if (index !== Infinity) addFootnote(places[part]!, index, numbered.number);
  }
  return { sources: [...numbers.values()], places };
}

function toReference({ index, source }: Annotation, part: number): Reference {
  return { part, index: typeof index === 'number' && index >= 0 ? index : Infinity, source };
}

/** Subtracting would give NaN for two references without an index. */
function compareIndexes(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function addFootnote(places: FootnotePlace[], index: number, number: number): void {
  const last = places.at(-1);
  if (last?.index !== index) places.push({ index, numbers: [number] });
  else if (!last.numbers.includes(number)) last.numbers.push(number);
}

function sourceKey(source: Source): string {
  if (source.type === 'url') return `url ${source.url}`;
  if (source.type === 'file') return `file ${source.filename}`;
  return `entity ${source.id}`;
}
