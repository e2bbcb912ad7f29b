import { sentencesOf } from './sentences.js';

describe('sentencesOf', () => {
  it('ends sentences where a reader would', () => {
    expect(sentencesOf('Open the valves. Then wait! Is it 5 a.m.? It is.', 'en')).toEqual([
      'Open the valves.',
      'Then wait!',
      'Is it 5 a.m.?',
      'It is.',
    ]);
  });

  it('does not end them after abbreviations or within code', () => {
    const text =
      'Use fruits, e.g. Apples or pears. Check that typeof a !== undefined here. See index.html for more.';
    expect(sentencesOf(text, 'en')).toEqual([
      'Use fruits, e.g. Apples or pears.',
      'Check that typeof a !== undefined here.',
      'See index.html for more.',
    ]);
  });

  it('knows the full stops of Japanese and Chinese, which no space follows', () => {
    expect(sentencesOf('設定を変更します。次に保存します。', 'ja')).toEqual([
      '設定を変更します。',
      '次に保存します。',
    ]);
    expect(sentencesOf('修改设置。然后保存。', 'zh-Hans')).toEqual(['修改设置。', '然后保存。']);
  });

  it('bears a locale that is none', () => {
    expect(sentencesOf('One. Two.', 'no locale')).toEqual(['One.', 'Two.']);
  });
});
