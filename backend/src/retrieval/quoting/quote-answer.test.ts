import type { Block } from '../passages/passage.js';
import type { NumberedPassage } from '../passages/numbered-passage.js';
import { quoteAnswer } from './quote-answer.js';

const text = (value: string): Block => ({ kind: 'text', text: value });
const code = (value: string, language = 'js'): Block => ({ kind: 'code', text: value, language });
const list = (...items: string[]): Block => ({ kind: 'list', text: items.join('\n') });

function passage(number: number, title: string, heading: string, ...blocks: Block[]): NumberedPassage {
  return { number, page: `/${title}`, title, headings: heading ? [heading] : [], blocks, links: [] };
}

const ask = (question: string, passages: NumberedPassage[], locale = 'en'): string =>
  quoteAnswer({ question, passages, locale });

const watering = passage(
  1,
  'Watering',
  'Schedule',
  text('Orchard waters by a schedule. The weather is looked up before. Birds are not disturbed by it.'),
  text('Set the hour of opening in the configuration:'),
  code('export default { hour: 5 };'),
  text('A pump makes noise.'),
);

describe('quoteAnswer', () => {
  it('quotes what answers under the name of its section, in page order, with the number of the passage', () => {
    expect(ask('How do I set the hour of opening?', [watering])).toBe(
      [
        '**Watering › Schedule**',
        'Orchard waters by a schedule. The weather is looked up before. Birds are not disturbed by it.',
        'Set the hour of opening in the configuration: [1]',
        '```js\nexport default { hour: 5 };\n```',
      ].join('\n\n'),
    );
  });

  const filler = (about: string): string =>
    `The gardener looks after ${about} every morning, walks along all the rows, writes down what is missing there, ` +
    `and tells nobody else about any of it before the evening.`;

  /** A block whose inline code stands between `<` and `>`. */
  const withCode = (kind: 'text' | 'list' | 'table', value: string): Block => {
    const range: [number, number][] = [];
    let shown = '';
    for (const piece of value.split(/(<[^>]*>)/)) {
      const bare = piece.replace(/^<|>$/g, '');
      if (bare !== piece) range.push([shown.length, shown.length + bare.length]);
      shown += bare;
    }
    return { kind, text: shown, code: range };
  };

  it('quotes inline code as code, wherever it stands', () => {
    const answer = ask('How does the valve open?', [
      passage(
        1,
        'Valves',
        '',
        withCode(
          'text',
          'The valve opens by <valve.open>. Delete the folder <data>, not data. It is <a. B> or <`>.',
        ),
        withCode('list', 'valve: <open>\n<valve>'),
        withCode('table', 'Name | Type\n<valve> | <open | shut> | data'),
      ),
    ]);
    expect(answer).toBe(
      [
        '**Valves**',
        'The valve opens by `valve.open`. Delete the folder `data`, not data. It is `a. B` or `` ` ``.',
        '- valve: `open`\n- `valve`',
        '- `valve` – `open | shut` – data [1]',
      ].join('\n\n'),
    );
  });

  it('shows where sentences of a paragraph are left out', () => {
    const long = text(
      `The valve opens at dawn. ${filler('apples')} ${filler('pears')} Valves are closed at noon. ${filler('plums')}`,
    );
    expect(ask('When are valves opened and closed?', [passage(1, 'Valves', '', long)])).toBe(
      '**Valves**\n\nThe valve opens at dawn. … Valves are closed at noon. [1]',
    );
  });

  it('takes a short paragraph whole', () => {
    const short = text('The reply counts pages. It comes when all is applied. If any is wrong, nothing is.');
    for (const question of ['Which pages are counted?', 'What when a page is wrong?', 'When is it applied?'])
      expect(ask(question, [passage(1, 'API', 'Upload', short)])).toContain(short.text);
  });

  it('quotes a sentence that leans on the one before it together with that', () => {
    const long = text(
      `${filler('apples')} ${filler('pears')} Pages are replaced at once. If the upload is broken, nothing is. ${filler('plums')}`,
    );
    const answer = ask('What happens with a broken upload?', [
      passage(1, 'API', 'Upload', text(filler('figs')), long),
    ]);
    expect(answer).toContain('Pages are replaced at once. If the upload is broken, nothing is.');
    expect(answer).not.toMatch(/apples|plums/);
  });

  it('quotes no sentence twice and none in another order', () => {
    const sentences = Array.from(
      { length: 9 },
      (_one, index) => `${index % 2 ? 'It' : 'Valve'} ${index} opens.`,
    );
    const answer = ask('valve opens', [
      passage(1, 'T', '', text(`${sentences.join(' ')} ${filler('figs')} ${filler('plums')}`)),
    ]);
    const numbers = [...answer.matchAll(/(\d) opens/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual([...new Set(numbers)].sort());
  });

  it('is empty when no passage says anything about the question', () => {
    expect(ask('Where do penguins live?', [watering])).toBe('');
    expect(ask('Where?', [])).toBe('');
    expect(ask('of the', [watering])).toBe('');
    expect(ask('Schedule?', [passage(1, 'Watering', 'Schedule')])).toBe('');
  });

  it('quotes the beginning of a section that only its heading tells of', () => {
    expect(ask('pruning', [passage(3, 'Trees', 'Pruning', text('Wait for winter. Take a sharp saw.'))])).toBe(
      '**Trees › Pruning**\n\nWait for winter. Take a sharp saw. [3]',
    );
  });

  it('quotes list items and table rows as a list', () => {
    const passages = [
      passage(1, 'Options', '', list('hour: when the valves open', 'colour: what they look like')),
      passage(2, 'Table', '', {
        kind: 'table',
        text: 'Name | Default | Meaning\nminutes | 20 | how long valves stay open',
      }),
    ];
    const answer = ask('when do valves open, and how long', passages);
    expect(answer).toContain('- hour: when the valves open [1]');
    expect(answer).toContain('- minutes – 20 – how long valves stay open [2]');
    expect(answer).not.toMatch(/colour|Default/);
  });

  it.each([
    ['the two best sections, and the best of two other pages', 'AAABCD', [1, 2, 4, 5]],
    ['the best sections of three pages, never of more', 'ABCDA', [1, 2, 3, 5]],
    ['four sections of one page', 'AAAAA', [1, 2, 3, 4]],
  ])('cites %s', (_what, pages, expected) => {
    const passages = [...pages].map((page, index) =>
      passage(index + 1, page, `Part ${index + 1}`, text('The valve opens at dawn.')),
    );
    const answer = ask('When does the valve open?', passages);
    const cited = [...answer.matchAll(/\[(\d)\]/g)].map(([, number]) => Number(number));
    expect(cited).toEqual(expected);
  });

  it('tells pages of one title apart', () => {
    const passages = [1, 2, 3, 4].map((number) => ({
      ...passage(number, 'Overview', `Part ${number}`, text('The valve opens at dawn.')),
      page: `/${number}`,
    }));
    expect(ask('When does the valve open?', passages)).not.toContain('[4]');
  });

  it('leaves out sections that hardly touch the question', () => {
    const passages = [
      passage(1, 'Valves', 'Dawn', text('The brass valve opens at dawn by itself.')),
      passage(2, 'Birds', 'Song', text('Birds sing at dawn.')),
      passage(3, 'Valves', 'Noon', text('The brass valve is closed by itself at noon.')),
      passage(4, 'Dew', 'Drops', text('Dew falls at dawn.')),
    ];
    expect(ask('Does the brass valve open by itself at dawn?', passages)).not.toMatch(/Birds|Dew/);
  });

  it('stays within 1,200 characters', () => {
    const long = 'The valve opens at dawn, whatever the weather does, and closes when the sun is high. ';
    const passages = [1, 2, 3].map((number) =>
      passage(number, `Page ${number}`, 'Valves', text(long.repeat(40)), code('valve.open();\n'.repeat(90))),
    );
    const answer = ask('When does the valve open?', passages);
    expect(answer.length).toBeLessThanOrEqual(1_200);
    expect(answer.length).toBeGreaterThan(600);
  });

  it('cuts a code block between lines only, and shows where', () => {
    const lines = Array.from({ length: 80 }, (_line, index) =>
      index === 40 ? '  openValve({ at: "dawn" });' : `  step(${index}, "nothing");`,
    );
    const answer = ask('openValve at dawn', [passage(1, 'API', 'Example', code(lines.join('\n')))]);
    const shown = answer.split('\n').filter((line) => /step|open/.test(line));
    expect(answer).toContain('openValve({ at: "dawn" });');
    expect(shown.length).toBeGreaterThan(3);
    for (const line of shown) expect(lines.map((whole) => whole.trim())).toContain(line.trim());
    expect(answer.split('\n').filter((line) => line === '…')).toHaveLength(2);
  });

  it('does not show the same example in two dialects', () => {
    const body = 'valve.at(5);\nvalve.open();\nvalve.wait();';
    const answer = ask('valve open', [
      passage(1, 'API', 'Example', code(`require('v');\n${body}`), code(`import 'v';\n${body}`, 'ts')),
    ]);
    expect(answer.match(/valve\.open/g)).toHaveLength(1);
  });

  it('cuts one endless sentence at a word', () => {
    const answer = ask('valve', [passage(1, 'T', '', text(`valve ${'and so on '.repeat(300)}`))]);
    expect(answer).toMatch(/^\*\*T\*\*\n\nvalve (and so on )+(and( so)?)?.*… \[1\]$/);
    expect(answer.length).toBeLessThanOrEqual(600);
  });

  it('renders quoted text as text', () => {
    const answer = ask('valve', [
      passage(1, 'A <b>', '', text('Use the valve <script>alert(1)</script> and [2] or ![x](y).')),
    ]);
    expect(answer).toContain('**A `<b>`**');
    expect(answer.replace(/`[^`]*`/g, '')).not.toMatch(/[<>]|!\[|\[2\]/);
  });

  it('quotes Japanese by sentences', () => {
    const guide = passage(
      1,
      'ガイド',
      '設定',
      text(
        `ここは概要です。${'鳥は歌います。'.repeat(60)}サイドバーの設定は設定ファイルで変更します。次に保存します。`,
      ),
    );
    const answer = ask('サイドバーの設定を変更して保存する方法は？', [guide], 'ja');
    expect(answer).toContain(
      'ここは概要です。 … サイドバーの設定は設定ファイルで変更します。次に保存します。 [1]',
    );
    expect(answer).not.toContain('鳥');
  });

  it('fits whatever the docs hold', () => {
    const odd = [
      text(''),
      text('```'),
      code('', ''),
      code('`'.repeat(50)),
      list('', ''),
      text('valve '.repeat(5_000)),
      text('\u0000 valve \ud800'),
    ];
    expect(ask('valve', [passage(1, '', '', ...odd)]).length).toBeLessThanOrEqual(1_200);
  });
});
