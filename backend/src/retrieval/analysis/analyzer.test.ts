import { asksNothing } from '../ranking/candidate.js';
import { Analyzer, analyzerFor } from './analyzer.js';

const english = analyzerFor('en');
const weightsOf = (question: string, analyzer = english): Record<string, number> =>
  Object.fromEntries(analyzer.analyzeQuestion(question).map(({ term, weight }) => [term, weight]));

describe('a text', () => {
  it('gives the same tokens in any case, form and width', () => {
    expect(english.analyzeText('Hiding SIDEBARS')).toEqual(english.analyzeText('hide sidebar'));
    expect(english.analyzeText('ＡＰＩ')).toEqual(['api']);
  });

  it('keeps identifiers whole and gives their parts after them', () => {
    expect(english.analyzeText('Set onBrokenLinks!')).toEqual([
      'set',
      'onbrokenlink',
      'on',
      'broken',
      'link',
    ]);
  });

  it('knows contractions by what they say', () => {
    expect(english.analyzeText("it doesn't build")).toEqual(['it', 'doesn', 'build']);
  });

  it('gives tokens without white space, quotes or control characters', () => {
    const hostile = 'a\u0000b "c" \'d\' `e` \u2028 f\tg <h> "i\\"j" “k” 日本"語" \u202e l';
    expect(english.analyzeText(hostile).join('')).not.toMatch(/[\s"'`“”]|\p{C}/u);
  });

  it('is analysed word by word where the script has no spaces', () => {
    expect(analyzerFor('ja').analyzeText('サイドバーの設定を変更する')).toEqual(
      expect.arrayContaining(['設定', '変更']),
    );
    expect(analyzerFor('zh-Hans').analyzeText('部署网站的步骤')).toEqual(['部署', '网站', '的', '步骤']);
    expect(analyzerFor('th').analyzeText('วิธีการ').length).toBeGreaterThan(1);
  });

  it('keeps what stands between unspaced words in mixed text', () => {
    expect(analyzerFor('ja').analyzeText('docusaurus.config.jsに設定')).toEqual(
      expect.arrayContaining(['docusaurusconfigj', 'に', '設定']),
    );
  });
});

describe('a question', () => {
  it('counts parts of identifiers half, and leaves stop words out', () => {
    expect(weightsOf('How do I change the onBrokenLinks?')).toEqual({
      chang: 1,
      onbrokenlink: 1,
      broken: 0.5,
      link: 0.5,
    });
  });

  it('counts words that say little half', () => {
    expect(weightsOf('show the sidebar')).toEqual({ show: 0.5, sidebar: 1 });
  });

  it('holds each term once, by its greatest weight', () => {
    expect(weightsOf('broken onBrokenLinks broken')).toMatchObject({ broken: 1 });
  });

  it('keeps stop words when nothing else was asked, and says that they are', () => {
    expect(weightsOf('how to')).toEqual({ how: 1, to: 1 });
    expect(asksNothing(english.analyzeQuestion('how to'))).toBe(true);
    expect(asksNothing(english.analyzeQuestion('a AND'))).toBe(true);
    expect(asksNothing(english.analyzeQuestion('how to use'))).toBe(false);
    expect(asksNothing(analyzerFor('de').analyzeQuestion('was ist das'))).toBe(true);
  });

  it.each(['', '   ', '🎉🎉', '?!…', '\u0000'])('is empty without words (%j)', (question) => {
    expect(english.analyzeQuestion(question)).toEqual([]);
  });

  it('in Japanese and Chinese meets the docs on the words that matter', () => {
    const japanese = analyzerFor('ja');
    const docs = new Set(japanese.analyzeText('サイドバーの設定は、設定ファイルで変更できます。'));
    const asked = japanese.analyzeQuestion('サイドバーの設定を変更する方法を教えてください');
    expect(asked.filter(({ term }) => docs.has(term)).map(({ term }) => term)).toEqual(
      expect.arrayContaining(['設定', '変更']),
    );
    expect(Object.keys(weightsOf('如何在侧边栏中隐藏某个页面？', analyzerFor('zh')))).toEqual(
      expect.arrayContaining(['侧边', '隐藏']),
    );
    expect(weightsOf('サイドバーの設定を', japanese)).not.toHaveProperty('の');
  });

  it('is stemmed in the language of the docs, English terms of other scripts in English', () => {
    expect(weightsOf('Einstellungen ändern', analyzerFor('de-AT'))).toEqual(
      weightsOf('Einstellung ändern', analyzerFor('de')),
    );
    expect(Object.keys(weightsOf('настройка React plugins', analyzerFor('ru')))).toEqual([
      'настройк',
      'react',
      'plugin',
    ]);
  });

  it.each([
    ['ar', 'المستخدمين', 'مستخدم'],
    ['bg', 'страниците', 'страници'],
    ['bg', 'настройките', 'настройка'],
    ['da', 'indstillinger', 'indstilling'],
    ['de-CH', 'Einstellungen', 'einstellung'],
    ['el', 'ΡΥΘΜΊΣΕΙΣ', 'ρυθμίσεις'],
    ['es-MX', 'configuraciones', 'configuración'],
    ['fi', 'asetukset', 'asetuksen'],
    ['fr-CA', 'configurations', 'configuration'],
    ['hi', 'सेटिंग्स', 'सेटिंग्स'],
    ['hu', 'beállítások', 'beállítás'],
    ['id', 'pengaturannya', 'pengaturan'],
    ['it', 'impostazioni', 'impostazione'],
    ['lt', 'nustatymai', 'nustatymas'],
    ['nb-NO', 'innstillinger', 'innstilling'],
    ['nl', 'instellingen', 'instelling'],
    ['nn', 'innstillingar', 'innstilling'],
    ['pt-BR', 'configurações', 'configuração'],
    ['ro', 'setările', 'setare'],
    ['ru', 'настройками', 'настройка'],
    ['sr', 'страницама', 'страница'],
    ['sr-Latn', 'stranicama', 'страница'],
    ['sv', 'inställningar', 'inställning'],
    ['tr', 'İnternetten', 'internet'],
    ['uk', 'налаштуваннями', 'налаштування'],
    ['ja', 'サーバー', 'ｻｰﾊﾞ'],
    ['zh-Hant', '設定', '設定'],
  ])('meets the forms of a word (%s: %s, %s)', (locale, form, other) => {
    const analyzer = analyzerFor(locale);
    expect(analyzer.analyzeText(form)).toEqual(analyzer.analyzeText(other));
  });

  it('is analysed in every language, whatever its script', () => {
    const text =
      'Settings Größe настройки езиците ρυθμίσεις הגדרות إعدادات सेटिंग्स அமைப்புகள் ការកំណត់ 설정을 設定 ß ŒUVRE İ ı';
    for (const locale of 'ar bg bn ca cs da de el en es fa fi fr ga he hi hu hy id it ja ko lt nb ne nl nn pl pt ro ru sr sv ta th tr uk vi zh'.split(
      ' ',
    )) {
      expect(analyzerFor(locale).analyzeText(text).length).toBeGreaterThan(15);
    }
  });

  it('gives the words of kana as they are written, narrow or apart, with their places', () => {
    const text = 'ｻｰﾊﾞｰを' + 'データ'.normalize('NFD');
    expect([...analyzerFor('ja').words(text)]).toEqual([
      { text: 'ｻｰﾊﾞｰ', start: 0 },
      { text: 'を', start: 5 },
      { text: 'データ'.normalize('NFD'), start: 6 },
    ]);
  });

  it('quotes phrases in any script, a few, as passages hold them', () => {
    const phrases = (question: string): string[] => english.phrasesOf(question);
    expect(phrases('where is "Broken links" or “the onFrost option”?')).toEqual([
      'broken link',
      'the onfrost on frost option',
    ]);
    expect(phrases('"one" and a lone " mark')).toEqual([]);
    expect(phrases('"a b" '.repeat(100))).toHaveLength(3);
    expect(analyzerFor('zh').phrasesOf('什么是「部署网站」')).toEqual(['部署 网站']);
  });

  it('tells names from words, with their parts', () => {
    const names = english
      .analyzeQuestion('Does Docusaurus build before/after docs with Vite 5 and my-plugin? Is v3 needed')
      .filter(({ nameParts }) => nameParts)
      .map(({ term, nameParts }) => [term, nameParts]);
    expect(names).toEqual([
      ['docusauru', []],
      ['vite', []],
      ['myplugin', ['my', 'plugin']],
      ['v3', []],
    ]);
  });

  it('does not take German nouns for names', () => {
    expect(
      analyzerFor('de')
        .analyzeQuestion('wo ist die Leiste')
        .some(({ nameParts }) => nameParts),
    ).toBe(false);
  });
});

describe('an analyzer', () => {
  it('is kept for each language', () => {
    expect(analyzerFor('en-GB')).toBe(analyzerFor('en-US'));
    expect(analyzerFor('de')).not.toBe(analyzerFor('en'));
  });

  it('reads English where the locale is no tag', () => {
    expect(new Analyzer('no locale!').analyzeText('Running')).toEqual(['run']);
  });

  it('puts every word of a passage into its field', () => {
    const tokens = english.analyzePassage(
      { title: 'Watering', description: 'About valves' },
      {
        anchor: 'hour',
        headings: ['Schedule', 'Hour'],
        blocks: [
          { kind: 'text', text: 'Opens early' },
          { kind: 'code', text: 'open()', title: 'valve.js' },
          { kind: 'list', text: 'first\nsecond' },
        ],
        links: [],
      },
    );
    expect(tokens).toEqual({
      heading: ['hour'],
      title: ['water'],
      breadcrumb: ['schedul'],
      description: ['about', 'valv'],
      prose: ['open', 'earli', 'first', 'second'],
      code: ['valvej', 'valv', 'js', 'open'],
    });
  });

  it('takes the page title for the heading of what stands above the first heading', () => {
    const top = { anchor: '', headings: [], blocks: [], links: [] };
    expect(english.analyzePassage({ title: 'Watering', description: '' }, top).heading).toEqual(['water']);
  });
});
