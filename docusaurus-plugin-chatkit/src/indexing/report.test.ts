import logger from '@docusaurus/logger';
import { createProgressReport } from './report.js';

describe('createProgressReport', () => {
  let said: string[];

  beforeEach(() => {
    said = [];
    jest.spyOn(logger, 'info').mockImplementation((message: unknown) => void said.push(String(message)));
  });
  afterEach(() => jest.restoreAllMocks());

  it('says when a stage begins, and then how far it is every two seconds', () => {
    let time = 10_000;
    const report = createProgressReport(() => time);
    const steps: [string, number][] = [
      ['embedding', 0],
      ['embedding', 1900],
      ['embedding', 200],
      ['embedding', 100],
      ['applying', 0],
    ];
    steps.forEach(([stage, later], done) => {
      time += later;
      report({ stage, done, total: 9 });
    });
    expect(said).toEqual([
      expect.stringMatching(/embedding 0 of 9/),
      expect.stringMatching(/embedding 2 of 9/),
      expect.stringMatching(/applying 4 of 9/),
    ]);
  });
});
