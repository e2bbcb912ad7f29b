import { LineSplitter } from './upload-lines.js';

const TEXT = 'first äöü\n\n  \r\nsecond 🍎 line\nlast';
const LINES = [
  { number: 1, text: 'first äöü' },
  { number: 4, text: 'second 🍎 line' },
  { number: 5, text: 'last' },
];

describe('LineSplitter', () => {
  it('finds the same lines wherever the bytes are cut, inside a character too', () => {
    const bytes = new TextEncoder().encode(TEXT);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const splitter = new LineSplitter();
      const lines = [
        ...splitter.push(bytes.subarray(0, cut)),
        ...splitter.push(bytes.subarray(cut)),
        ...splitter.end(),
      ];
      expect([cut, lines]).toEqual([cut, LINES]);
    }
  });

  it('names the line that is too long, before it has all of it', () => {
    const splitter = new LineSplitter(10);
    splitter.push(new TextEncoder().encode('short\nlonger'));
    expect(() => splitter.push(new TextEncoder().encode(' than ten'))).toThrow(
      'Line 2 is longer than 10 bytes.',
    );
  });

  it('refuses what is no UTF-8', () => {
    expect(() => new LineSplitter().push(new Uint8Array([0x61, 0xc3, 0x28, 0x0a]))).toThrow(
      'Line 1 is not UTF-8 text.',
    );
  });
});
