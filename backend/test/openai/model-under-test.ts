import type { AnswerRequest, NumberedPassage } from '../../src/chat/answer-model.js';
import { OpenAiAnswerModel } from '../../src/chat/answer-models/openai.answer-model.js';
import type { OpenAiApi } from '../../src/configuration/environment.js';
import type { OpenAiModelSettings } from '../../src/configuration/vendors.js';
import { UpstreamError } from '../../src/upstreams/upstream-error.js';
import { Upstream } from '../../src/upstreams/upstream.js';
import type { OpenAiDouble } from './openai-double.js';

export const KEY = 'sk-the-key-of-these-tests';
export const PASSAGES: NumberedPassage[] = [
  {
    number: 1,
    page: '/pears',
    title: 'Pears',
    headings: [],
    blocks: [{ kind: 'text', text: 'Pears ripen.' }],
    links: [],
  },
  {
    number: 2,
    page: '/apples',
    title: 'Apples',
    headings: ['Storage'],
    blocks: [{ kind: 'text', text: 'Store apples in a cool cellar. On shelves.' }],
    links: [],
  },
];
export const REQUEST: AnswerRequest = {
  question: 'Where do I store my secret apples?',
  history: [],
  passages: PASSAGES,
  locale: 'en',
  confidence: 1,
  asker: { site: 'orchard' },
};

/** The adapter, asked through one of the interfaces of a double that wants `KEY`. */
export class ModelUnderTest {
  constructor(
    private readonly api: OpenAiApi,
    private readonly double: OpenAiDouble,
  ) {}

  /** The name of what the double is asked for. */
  get operation(): string {
    return this.api === 'responses' ? 'createResponse' : 'createChatCompletion';
  }

  with(settings: Partial<OpenAiModelSettings> = {}): OpenAiAnswerModel {
    return new OpenAiAnswerModel(
      {
        apiKey: KEY,
        baseUrl: this.double.baseUrl,
        model: 'gpt-test',
        api: this.api,
        maxOutputTokens: 500,
        firstTokenTimeoutMs: 20_000,
        nextTokenTimeoutMs: 20_000,
        ...settings,
      },
      new Upstream({ name: 'OpenAI answers', maxPauseMs: 0, onChange: () => undefined }),
    );
  }

  /** What the model says, and what it fails with. */
  async run(model = this.with(), request = REQUEST): Promise<{ pieces: string[]; error?: UpstreamError }> {
    const pieces: string[] = [];
    try {
      for await (const piece of model.answer(request, new AbortController().signal)) pieces.push(piece);
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      return { pieces, error };
    }
    return { pieces };
  }

  async lastRequest(): Promise<Record<string, unknown>> {
    const { requests } = await this.double.requests();
    return requests.findLast(({ operation }) => operation === this.operation)!.body as Record<
      string,
      unknown
    >;
  }

  /** How often the double was asked. */
  async count(): Promise<number> {
    return (await this.double.requests()).counts[this.operation] ?? 0;
  }
}
