import { Progress } from './progress.js';

function show(isTTY: boolean, times: number[]): string {
  let written = '';
  const output = { isTTY, write: (text: string) => (written += text) };
  let now = 0;
  const progress = new Progress(output, 9, () => now);
  times.forEach((time, index) => {
    now = time;
    progress.report(index + 1);
  });
  progress.end();
  return written;
}

describe('Progress', () => {
  it('writes a line every five seconds where no terminal shows it', () => {
    expect(show(false, [10, 4_999, 5_000, 9_999])).toBe('Asking 9 questions …\nAsked 3 of 9 questions …\n');
  });

  it('writes one line of a terminal again and again, and clears it', () => {
    expect(show(true, [10, 20])).toBe(
      'Asking 9 questions …\rAsked 1 of 9 questions …\rAsked 2 of 9 questions …\r\u001B[K',
    );
  });
});
