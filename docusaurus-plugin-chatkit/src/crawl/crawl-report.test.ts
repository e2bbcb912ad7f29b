import { createCrawlProgress } from './crawl-report.js';

describe('createCrawlProgress', () => {
  it('says every two seconds, and at the end, how far it is; what was there already makes it no faster', () => {
    const lines: string[] = [];
    const log = jest.spyOn(console, 'info').mockImplementation((line: string) => void lines.push(line));
    let now = 0;
    const report = createCrawlProgress(100, () => now);
    now = 1900;
    report({ done: 50, requested: 9 });
    now = 2000;
    report({ done: 51, requested: 10 });
    now = 3000;
    report({ done: 100, requested: 59 });
    log.mockRestore();
    expect(lines.map((line) => line.replace(/^.*chatkit: /, ''))).toEqual([
      '51 of 100 pages, 5.0 a second, about 10 s left',
      '100 of 100 pages, 19.7 a second',
    ]);
  });
});
