import { headingQuestion, readableQuestions, toFollowUps } from './follow-ups.js';

describe('readableQuestions', () => {
  it('leaves no markup, no references and no signs that turn the writing round', () => {
    expect(
      toFollowUps(readableQuestions(['How do I **store** `apples` [1]?', 'a\u202egpj.exe']), []),
    ).toEqual(['How do I store apples ?', 'a gpj.exe']);
  });

  it.each(['See https://evil.example', '[x](/y) z', '//evil.example is', 'www.evil.example', '<b>x</b>'])(
    'leaves out what holds a link: %s',
    (text) => {
      expect(readableQuestions([text])).toEqual([]);
    },
  );
});

describe('toFollowUps', () => {
  it('suggests nothing that was asked, nothing twice, and nothing without words', () => {
    const suggested = ['When do I prune', 'How?', 'how', '2.0', 'x'.repeat(121), 'Why?\n', ' '];
    expect(toFollowUps(suggested, ['What?', 'When do I prune?'])).toEqual(['How?', 'Why?']);
  });

  it('leaves the headings of a site as they are', () => {
    const headings = ['<ErrorBoundary /> in themes', 'Ignored: **/*.md', 'args[0] and `code`'];
    expect(toFollowUps(headings, [])).toEqual(headings);
  });
});

describe('headingQuestion', () => {
  it.each([
    [['Care', 'How to prune'], 'How to prune'],
    [['Care', 'Pruning'], 'Pears › Pruning'],
    [['Pruning'], 'Pears › Pruning'],
    [['Pears'], 'Pears'],
    [['剪枝', '如何修剪梨树'], '如何修剪梨树'],
  ])('asks for %j', (headings, question) => {
    expect(headingQuestion({ title: 'Pears', headings })).toBe(question);
  });
});
