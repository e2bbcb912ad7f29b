import { EvaluatedSite } from '../../test/evaluated-site.js';
import type { SavedRun } from './saved-run.js';

describe('chatkit-evaluate --compare', () => {
  const expected = { pages: ['/a'], anchors: ['/a#x'] };
  const questions = ['up', 'down', 'same', 'deep'].map((question) => ({ question, ...expected }));
  let site: EvaluatedSite;

  beforeEach(async () => {
    site = await EvaluatedSite.start();
    site.ask(...questions, { question: 'old', pages: ['/a'] });
    site.script = {
      up: { found: ['/b', '/c', '/a'] },
      down: { found: ['/a#x'] },
      same: { found: ['/b', '/a#x'] },
      deep: { found: [...Array.from({ length: 11 }, (_, index) => `/p${index}`), '/a#x'] },
    };
    await site.evaluate(['--save', site.path('run.json')]);
  });
  afterEach(() => site.stop());

  it('tells which questions got better and worse, which are new and which gone', async () => {
    site.ask(...questions, { question: 'new', pages: ['/a'] });
    site.script = {
      ...site.script,
      up: { found: ['/b', '/a#x'] },
      down: { found: ['/b'] },
      deep: { found: [...Array.from({ length: 20 }, (_, index) => `/p${index}`), '/a#x'] },
    };
    const { printed } = await site.evaluate(['--compare', site.path('run.json')]);
    expect(printed).toMatch(/over the 4 questions that both have asked/);
    expect(printed).toMatch(/^page hit@5 +0\.750 +0\.500 +−0\.250$/m);
    expect(printed).toContain(
      'Pages: 1 better, 1 worse. This may well be luck: tossed coins split as unevenly in 100 % of cases.\n' +
        '  better rank 3 → rank 2: up\n' +
        '  worse  rank 1 → not in 10: down\n',
    );
    expect(printed).toContain('  better not in 10 → rank 2: up\n  worse  rank 1 → not in 10: down\n');
    expect(printed).toContain('New questions: 1\n  new\n');
    expect(printed).toContain('Questions that are gone: 1\n  old\n');
    expect(printed).not.toMatch(/: (same|deep)$/m);
    expect(printed).not.toContain('another site');
  });

  it('tells the summary of a GitHub job too', async () => {
    site.script = { ...site.script, up: { found: ['/a#x'] } };
    await site.evaluate(['--compare', site.path('run.json')], {
      GITHUB_STEP_SUMMARY: site.path('summary.md'),
    });
    const summary = site.read('summary.md');
    expect(summary).toContain('| page hit@1 | 0.400 | 0.12 – 0.77 | 5 | +0.200 |');
    expect(summary).toMatch(
      /\n\nPages: 1 better, 0 worse\. .*\n\n- rank 3 → rank 1: up\n\nHeadings: 1 better, 0 worse\. .*\n\n- not in 10 → rank 1: up\n$/,
    );
  });

  it('does not take a correction of what is expected for a change', async () => {
    site.ask(...questions.map((question) => ({ ...question, pages: ['/a', '/b'] })));
    const { printed } = await site.evaluate(['--compare', site.path('run.json')]);
    expect(printed).toMatch(/^page hit@1 +0\.750 +0\.750 +\+0\.000$/m);
    expect(printed).toContain('No question got better or worse.');
  });

  it('says so when another site was asked, also where its baseUrl is another', async () => {
    const saved = JSON.parse(site.read('run.json')) as SavedRun;
    for (const { reply } of saved.questions) reply.found = reply.found.map((url) => `/preview${url}`);
    site.write('run.json', JSON.stringify({ ...saved, site: 'preview' }));
    const { printed } = await site.evaluate(['--compare', site.path('run.json')]);
    expect(printed).toContain('Mind that it asked another site, "preview".');
    expect(printed).toContain('No question got better or worse.');
  });

  it('tells what is answered now and was not, or the other way', async () => {
    const withKey = { CHATKIT_INDEX_API_KEY: 'k' };
    site.script.up!.answer = { answered: true, answer: 'Yes' };
    await site.evaluate(['--answers', '--save', site.path('answers.json')], withKey);
    site.script.up!.answer = { answered: false, answer: 'No' };
    const { printed } = await site.evaluate(['--answers', '--compare', site.path('answers.json')], withKey);
    expect(printed).toContain('Answers: 0 better, 1 worse.');
    expect(printed).toContain('  worse  answered → declined: up');
  });

  it.each([
    ['is not there', undefined, /^The run to compare with cannot be read: ENOENT.* Make one with --save /],
    ['is something else', '[]', /holds no run: give --compare a file that --save wrote\.$/],
    [
      'is of another version',
      '{"format": "chatkit-evaluation/9"}',
      /was saved by another version of the plugin/,
    ],
  ])('refuses a file that %s before anything is asked', async (_, content, message) => {
    if (content) site.write('other.json', content);
    const asked = site.service.requests.length;
    const { exitCode, told } = await site.evaluate(['--compare', site.path('other.json')]);
    expect([exitCode, site.service.requests.length - asked]).toEqual([2, 0]);
    expect(told.trimEnd()).toMatch(message);
  });
});
