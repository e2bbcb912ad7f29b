import { readChatChunk, readResponseEvent } from './openai-stream.js';

describe('readChatChunk', () => {
  it.each([
    ['text', 'Pears', 'Pears'],
    [
      'parts, without the thoughts',
      [
        { type: 'thinking', thinking: [] },
        { type: 'text', text: 'Pears' },
      ],
      'Pears',
    ],
    ['nothing', null, undefined],
    ['what is no text', 5, undefined],
    ['parts that are none', [null, 5, { type: 'text', text: 5 }], ''],
  ])('reads %s', (_what, content, text) => {
    expect(readChatChunk({ choices: [{ delta: { content } }] }).text).toBe(text);
  });
});

describe('readResponseEvent', () => {
  it('takes only text for text', () => {
    const read = (delta: unknown) => readResponseEvent({ type: 'response.output_text.delta', delta }).text;
    expect(['Pears', 5, {}].map(read)).toEqual(['Pears', undefined, undefined]);
  });
});
