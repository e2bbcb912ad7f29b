import { parseQuestionSet } from './question-set.js';

const faultsOf = (...lines: string[]) => parseQuestionSet(lines.join('\n')).faults;

describe('parseQuestionSet', () => {
  it('reads questions, leaving out comments, empty lines and fields that are not known', () => {
    const text = [
      '\uFEFF# Asked in the forum',
      '{"id": "q1", "question": "How?", "pages": ["https://x.dev/docs/a/"], "anchors": ["/docs/a/#b"], "must_contain": ["c"], "kind": "answerable"}',
      '',
      '// Not in the docs',
      '{"question": "Why?", "kind": "off_topic", "pages": [], "locale": "fr", "version": "2.x"}',
    ].join('\r\n');
    const none = { pages: [], anchors: [], mustContain: [] };
    expect(parseQuestionSet(text)).toEqual({
      faults: [],
      questions: [
        {
          line: 2,
          question: 'How?',
          kind: 'answerable',
          pages: ['/docs/a'],
          anchors: ['/docs/a#b'],
          mustContain: ['c'],
        },
        { line: 5, question: 'Why?', kind: 'off_topic', ...none, locale: 'fr', version: '2.x' },
      ],
    });
  });

  it('takes the pages of the anchors where none are named', () => {
    const { questions } = parseQuestionSet('{"question": "How?", "anchors": ["/a#x", "/a#y", "/b#z"]}');
    expect(questions[0]).toMatchObject({ kind: 'answerable', pages: ['/a', '/b'] });
  });

  it('lists every fault with its line and remedy', () => {
    expect(
      faultsOf(
        'How?',
        '{"question": " ", "kind": "answered", "must_contain": "x", "locale": 1}',
        '{"question": "How?"}',
        '{"question": "How?", "pages": ["docs/a", "/docs/a#b"]}',
        '{"question": "Why?", "pages": ["/a"]}',
        '{"question": "Why?", "pages": ["/b"]}',
        '{"question": "Why?", "pages": ["/b"], "locale": "fr"}',
        `{"question": "${'x'.repeat(4001)}", "pages": ["/b"]}`,
      ),
    ).toEqual([
      'Line 1: this is no JSON object; write {"question": "…", "pages": ["/docs/…"]} in one line.',
      'Line 2: "question" must be a text that is not empty.',
      'Line 2: "kind" must be one of answerable, not_in_docs, off_topic, injection.',
      'Line 2: "must_contain" must be a list of texts, such as ["…"].',
      'Line 2: "locale" must be a text that is not empty.',
      'Line 3: no page is named that answers; add "pages", or "kind": "not_in_docs" where none does.',
      'Line 4: "pages" has "docs/a"; write a path such as /docs/intro, or a URL.',
      'Line 4: "pages" names the heading /docs/a#b; move it to "anchors".',
      'Line 6: this question stands in line 5 too; remove one.',
      'Line 8: "question" has 4001 characters; the service takes 4000.',
    ]);
  });

  it('says so when there is no question', () => {
    expect(faultsOf('# Later')).toEqual([
      'It holds no question: write one a line, such as {"question": "…", "pages": ["/docs/…"]}.',
    ]);
  });
});
