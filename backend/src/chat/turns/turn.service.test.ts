import { AnswerConfiguration } from '../../configuration/configuration.js';
import type { QuotablePassage } from '../../retrieval/found-passage.js';
import type { SearchService } from '../../retrieval/search.service.js';
import type { AnswerModel } from '../answer-model.js';
import { TurnService } from './turn.service.js';
import type { TurnEvent, TurnOutcome, TurnRequest } from './turn.js';

const harvest: QuotablePassage = {
  url: '/docs/apples#harvest',
  page_url: '/docs/apples',
  title: 'Apples',
  headings: ['Harvest'],
  snippet: '',
  highlights: [],
  score: 1,
  locale: 'en',
  blocks: [{ kind: 'text', text: 'Harvest in autumn.' }],
  links: [{ text: 'Pears', url: '/docs/pears' }],
};

/** What comes of a question when one passage is found and a model answers in these pieces. */
async function outcomeOf(...pieces: string[]): Promise<TurnOutcome> {
  const search = {
    search: () => Promise.resolve({ results: [harvest], confidence: 1, locale: 'en' }),
    site: () => Promise.resolve(undefined),
  } as unknown as SearchService;
  const model: AnswerModel = {
    description: 'fake',
    upstream: undefined,
    threshold: 0,
    async *answer() {
      yield* pieces;
    },
  };
  const request: TurnRequest = {
    asker: { site: 'orchard' },
    question: 'When are apples harvested?',
    history: [],
    spokenLocale: 'en',
    mentioned: [],
    takesFollowUps: false,
    toHref: (path) => `https://orchard.example${path}`,
  };
  const events: TurnEvent[] = [];
  const turns = new TurnService(search, model, new AnswerConfiguration());
  for await (const event of turns.answer(request, new AbortController().signal)) events.push(event);
  const last = events.at(-1)!;
  if (last.type !== 'done') throw new Error('The turn does not end by its outcome.');
  const text = events.map((event) => (event.type === 'text' ? event.delta : '')).join('');
  expect(text).toBe(last.outcome.answer);
  return last.outcome;
}

describe('TurnService', () => {
  it('lets a model link only where its passages lead', async () => {
    const { answer } = await outcomeOf(
      'See [pears](/docs/p',
      'ears), [plums](/docs/plums) and [this](https://evil.example). ',
      '![x](https://evil.example/x.png)<b>',
    );
    expect(answer).toBe('See [pears](https://orchard.example/docs/pears), plums and this. x\\<b>');
  });

  it('cites where the reference stood in what the reader sees', async () => {
    const { answer, citations } = await outcomeOf('In [autumn](https://evil.exa', 'mple) [1]', '[7]. `a[1]`');
    expect(answer).toBe('In autumn. `a[1]`');
    expect(citations).toEqual([
      {
        url: '/docs/apples#harvest',
        page_url: '/docs/apples',
        title: 'Apples',
        headings: ['Harvest'],
        index: 9,
      },
    ]);
  });

  it('declines when nothing is left of what the model wrote', async () => {
    const { answered, answer } = await outcomeOf('[](https://evil.example)');
    expect(answered).toBe(false);
    expect(answer).toContain('[Apples › Harvest](<https://orchard.example/docs/apples#harvest>)');
  });

  it.each([['[1]'], ['[1]', '[1]\n'], ['\n', '![](https://evil.example/x.png) [1]']])(
    'cites nothing where it declines: %j',
    async (...pieces) => {
      const { answered, answer, citations } = await outcomeOf(...pieces);
      expect({ answered, citations }).toEqual({ answered: false, citations: [] });
      expect(answer).toMatch(/^I could not find/);
    },
  );

  it('cites at its beginning what an answer begins with', async () => {
    const { answer, citations } = await outcomeOf('\n[1] ', 'In autumn.');
    expect(answer).toBe(' In autumn.');
    expect(citations.map(({ index }) => index)).toEqual([0]);
  });
});
