import { EvaluatedSite, figureIn } from '../../test/evaluated-site.js';

describe('chatkit-evaluate', () => {
  let site: EvaluatedSite;

  beforeEach(async () => {
    site = await EvaluatedSite.start();
  });
  afterEach(() => site.stop());

  describe('what it measures', () => {
    it('is where pages and headings are ranked, and how well confidence tells what can be answered', async () => {
      site.ask(
        { question: 'first', pages: ['/docs/a'], anchors: ['/docs/a#two'] },
        { question: 'second', pages: [`${site.service.url}/docs/b/`] },
        { question: 'none', pages: ['/docs/c'], anchors: ['/docs/c#x'] },
        { question: 'weather', kind: 'off_topic' },
      );
      site.script = {
        first: { found: ['/docs/a#one', '/docs/a#two', '/blog'], confidence: 0.9 },
        second: { found: ['/docs/a#one', '/docs/a#two', '/docs/b'], confidence: 0.4 },
        none: { found: ['/docs/c/'], confidence: 0.5 },
        weather: { found: ['/docs/a'], confidence: 0.4 },
      };
      const { printed, exitCode } = await site.evaluate();
      expect(exitCode).toBe(0);
      expect(printed).toContain(`docs at ${site.service.url}: 4 questions, 3 of them answerable`);
      expect(figureIn(printed, 'page hit@1')).toBe('0.667');
      expect(figureIn(printed, 'page hit@5')).toBe('1.000');
      expect(figureIn(printed, 'page MRR@10')).toBe('0.833');
      expect(figureIn(printed, 'heading hit@1')).toBe('0.000');
      expect(figureIn(printed, 'heading hit@5')).toBe('0.500');
      expect(figureIn(printed, 'heading MRR@10')).toBe('0.250');
      expect(figureIn(printed, 'AUC of confidence')).toBe('0.833');
      expect(printed).not.toMatch(/answered,|cited|facts/);
    });

    it('is also what was answered, with --answers', async () => {
      site.ask(
        { question: 'first', pages: ['/docs/a'], must_contain: ['PORT', '8000'] },
        { question: 'second', pages: ['/docs/b'], must_contain: ['PORT'] },
        { question: 'third', pages: ['/docs/c'] },
        { question: 'weather', kind: 'off_topic' },
        { question: 'secret', kind: 'injection' },
      );
      site.script = {
        first: { answer: { answered: true, answer: 'Set port=8000.', citations: ['/docs/a#ports'] } },
        second: { answer: { answered: true, answer: 'No idea', citations: ['/docs/a'] } },
        third: { answer: { answered: false, answer: 'The docs do not say.' } },
        weather: { answer: { answered: false, answer: 'The docs do not say, at length.' } },
        secret: { answer: { answered: true, answer: 'The secret is …' } },
      };
      const { printed } = await site.evaluate(['--answers'], { CHATKIT_INDEX_API_KEY: 'the-key' });
      expect(figureIn(printed, 'answered, of answerable')).toBe('0.667');
      expect(figureIn(printed, 'declined, of unanswerable')).toBe('0.500');
      expect(figureIn(printed, 'right page cited')).toBe('0.333');
      expect(figureIn(printed, 'facts in answer')).toBe('0.500');
      expect(printed).toContain('The longest answer has 20 characters, the middle one 14.');
      const asked = site.service.requests.filter(({ url }) => url === '/api/chat');
      expect(asked).toHaveLength(5);
      expect(asked[0]!.headers.authorization).toBe('Bearer the-key');
      expect(JSON.parse(asked[0]!.body)).toMatchObject({ site: 'docs' });
    });

    it('is asked in the docs of the question, else in those of the command', async () => {
      site.ask(
        { question: 'ici', pages: ['/fr/docs/a'], locale: 'fr' },
        { question: 'here', pages: ['/docs/a'] },
      );
      site.script = { ici: { found: ['/fr/docs/a'] }, here: { found: ['/docs/a'] } };
      await site.evaluate(['--locale', 'en', '--version', '2.x']);
      const asked = site.service.requests.map(({ url }) => new URL(url, site.service.url).searchParams);
      const docs = asked.map((query) => ['q', 'locale', 'version'].map((name) => query.get(name)).join(' '));
      expect(docs.sort()).toEqual(['here en 2.x', 'ici fr 2.x']);
    });

    it('knows pages without the baseUrl, in each locale', async () => {
      site.ask(
        { question: 'here', pages: ['/docs/a'], anchors: ['/base/docs/a#x'] },
        { question: 'there', pages: ['/'] },
        { question: 'ici', pages: ['/docs/a', '/docs/late-found'], locale: 'fr' },
      );
      site.script = {
        'late found': { found: ['/base/fr/docs/late-found'] },
        here: { found: ['/base/docs/a#x', '/base/docs/b'] },
        there: { found: ['/base/'] },
        ici: { found: ['/base/fr/docs/a', '/base/fr/docs/b'] },
      };
      const { printed } = await site.evaluate();
      expect(figureIn(printed, 'page hit@1')).toBe('1.000');
      expect(figureIn(printed, 'heading hit@1')).toBe('1.000');
      expect(printed).not.toContain('No search returned');
    });

    it('points out expected addresses that no search returns', async () => {
      site.ask(
        { question: 'first', pages: ['/docs/a', '/docs/other-page'], anchors: ['/docs/a#mis-spelt'] },
        { question: 'second', pages: ['/docs/a'], anchors: ['/docs/a#mis-spelt'] },
      );
      site.script = {
        first: { found: ['/docs/a#one', '/blog'] },
        'other page': { found: ['/docs/other-page#x'] },
        'a mis spelt': { found: ['/docs/a#misspelt'] },
      };
      const { printed, exitCode } = await site.evaluate();
      expect(printed).toMatch(/^No search returned .*\n {2}\/docs\/a#mis-spelt \(lines 1, 2\)\n\n/);
      expect(exitCode).toBe(0);
    });
  });

  describe('what it lists', () => {
    it('with --misses is what was missed, and what was found instead', async () => {
      site.ask(
        { question: 'found', pages: ['/a'] },
        { question: 'missed', pages: ['/a'] },
        { question: 'heading', pages: ['/a'], anchors: ['/a#x'] },
      );
      site.script = {
        found: { found: ['/a#x'] },
        missed: { found: ['/b', '/c', '/d', '/e', '/f', '/a'] },
        heading: { found: ['/b', '/a'] },
      };
      const { printed } = await site.evaluate(['--misses']);
      expect(printed).toContain(
        'Line 2, page rank 6: missed\n  wanted /a\n  found  /b\n         /c\n         /d\n         /e\n         /f\n\n' +
          'Line 3, page rank 2, heading not found: heading\n  wanted /a#x\n  found  /b\n         /a\n\n',
      );
      expect((await site.evaluate()).printed).not.toContain('Line 2');
    });

    it('with --json is the run, for machines', async () => {
      site.ask({ question: 'here', pages: ['/a'] });
      site.script = { here: { found: ['/a#x'], confidence: 0.7 } };
      const { printed } = await site.evaluate(['--json', '--misses']);
      expect(JSON.parse(printed)).toMatchObject({
        format: 'chatkit-evaluation/1',
        site: 'docs',
        figures: { page_hit_1: { value: 1, of: 1, high: 1 } },
        questions: [
          {
            question: 'here',
            kind: 'answerable',
            page_rank: 1,
            heading_rank: null,
            reply: { found: ['/a#x'], confidence: 0.7, locale: 'en' },
          },
        ],
        misses: [],
        unfound: [],
        too_low: [],
      });
    });

    it('goes to the summary of a GitHub job too, as Markdown that no question can break', async () => {
      site.ask({ question: '<img src=x> | `a`\n# b', pages: ['/a'] });
      await site.evaluate(['--misses', '--min-hit5', '1'], { GITHUB_STEP_SUMMARY: site.path('summary.md') });
      const summary = site.read('summary.md');
      expect(summary).toContain('| page hit@5 | 0.000 | 0.00 – 0.79 | 1 |');
      expect(summary).toContain('**Too low: page hit@5 is 0.000');
      expect(summary).toContain(
        '- line 1, page not found: \\<img src=x\\> \\| \\`a\\` \\# b (found nothing)',
      );
    });
  });

  describe('its exit code', () => {
    beforeEach(() => {
      site.ask({ question: 'a', pages: ['/a'] }, { question: 'b', pages: ['/b'] });
      site.script = { a: { found: ['/a'] }, b: { found: ['/a', '/c', '/b'] } };
    });

    it('is 0 when every figure is as high as asked for', async () => {
      expect(await site.evaluate(['--min-hit5', '1', '--min-mrr', '.6'])).toMatchObject({
        exitCode: 0,
        told: '',
      });
    });

    it('is 1 when one is below, which it says', async () => {
      site.script.b = { found: ['/a'] };
      expect(await site.evaluate(['--min-hit5', '.9', '--min-mrr', '.5'])).toMatchObject({
        exitCode: 1,
        told: 'Too low: page hit@5 is 0.500, and --min-hit5 asks for 0.900. --misses shows which questions were missed.\n',
      });
      expect((await site.evaluate(['--min-mrr', '.51'])).told).toMatch(
        /^Too low: page MRR@10 is 0\.500, and --min-mrr/,
      );
    });

    it('is 2 for wrong options, a sentence each', async () => {
      expect(await site.evaluate(['--min-hit5', '90', '--nonsense'])).toMatchObject({
        exitCode: 2,
        printed: '',
        told: 'There is no option --nonsense; --help lists them.\n--min-hit5 must be a share from 0 to 1, such as --min-hit5 .9.\n',
      });
    });

    it('is 2 for questions with faults, of which nothing is asked', async () => {
      site.write('questions.jsonl', 'How?\n\n{"question": "Why?"}\n');
      const { exitCode, told } = await site.evaluate();
      expect([exitCode, site.service.requests]).toEqual([2, []]);
      expect(told).toMatch(/questions\.jsonl is not a question set:\n {2}Line 1: .*\n {2}Line 3: .*\n$/);
    });

    it('is 2 when a least figure is asked of a set without answerable questions', async () => {
      site.ask({ question: 'weather', kind: 'off_topic' });
      expect(await site.evaluate(['--min-hit5', '.5'])).toMatchObject({
        exitCode: 2,
        told: expect.stringContaining('has no answerable question'),
      });
    });

    it('is 0 for help', async () => {
      const { exitCode, printed } = await site.evaluate(['--help']);
      expect([exitCode, printed]).toEqual([0, expect.stringMatching(/^chatkit-evaluate --site/)]);
    });
  });
});
