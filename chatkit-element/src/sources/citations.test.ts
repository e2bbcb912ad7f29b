import type { Annotation, AssistantMessageContent, URLSource } from 'chatkit-protocol';
import { collectCitations } from './citations.js';

const source = (name: string): URLSource => ({ type: 'url', title: name, url: `https://docs.test/${name}` });
const at = (index: number | undefined, name: string): Annotation => ({
  type: 'annotation',
  source: source(name),
  index,
});
const part = (...annotations: Annotation[]): AssistantMessageContent => ({
  type: 'output_text',
  text: 'text',
  annotations,
});

describe('collectCitations', () => {
  it('numbers sources in reading order, whatever order they came in', () => {
    const { sources, places } = collectCitations([part(at(9, 'b'), at(2, 'a'))]);
    expect(sources.map(({ number, source: { title } }) => [number, title])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
    expect(places).toEqual([
      [
        { index: 2, numbers: [1] },
        { index: 9, numbers: [2] },
      ],
    ]);
  });

  it('lists the same source once, and marks every place of it', () => {
    const { sources, places } = collectCitations([part(at(1, 'a'), at(5, 'a'))]);
    expect(sources).toHaveLength(1);
    expect(places[0]).toEqual([
      { index: 1, numbers: [1] },
      { index: 5, numbers: [1] },
    ]);
  });

  it('groups the sources of one place, each once', () => {
    expect(collectCitations([part(at(3, 'a'), at(3, 'b'), at(3, 'a'))]).places[0]).toEqual([
      { index: 3, numbers: [1, 2] },
    ]);
  });

  it('lists a source without a place last, unmarked', () => {
    const { sources, places } = collectCitations([part(at(undefined, 'whole'), at(-1, 'odd'), at(4, 'a'))]);
    expect(sources.map(({ source: { title } }) => title)).toEqual(['a', 'whole', 'odd']);
    expect(places[0]).toEqual([{ index: 4, numbers: [1] }]);
  });

  it('numbers through the parts of a message', () => {
    const { sources, places } = collectCitations([part(at(4, 'a')), part(at(0, 'b'), at(1, 'a'))]);
    expect(sources).toHaveLength(2);
    expect(places).toEqual([
      [{ index: 4, numbers: [1] }],
      [
        { index: 0, numbers: [2] },
        { index: 1, numbers: [1] },
      ],
    ]);
  });

  it('takes parts without annotations, as older servers write them', () => {
    const bare = { type: 'output_text', text: 'text' } as AssistantMessageContent;
    expect(collectCitations([bare])).toEqual({ sources: [], places: [[]] });
  });
});
