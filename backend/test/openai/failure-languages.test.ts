import { ORCHARD } from '../orchard.js';
import { INDEX_KEY, Service, frames } from '../service.js';
import { startDouble } from '../doubles/start-double.js';
import { startOpenAi, type OpenAiDouble } from './openai-double.js';

const KEY = 'sk-the-key-of-these-tests';
const QUESTION = 'Where do I store my apples?';
const DELTAS = ['Store', ' them', ' cool.'];

const SEARCHING = { de: 'Die Dokumentation wird durchsucht', ja: 'ドキュメントを検索しています' };

/** What the model does after it has begun to write, and what readers are told then. */
const BROKEN_OFF = [
  [
    'cut',
    {
      de: 'Die Antwort ist abgebrochen. Versuchen Sie es noch einmal.',
      ja: '回答が途中で途切れました。もう一度お試しください。',
    },
  ],
  [
    'refusal',
    {
      de: 'Das Sprachmodell hat es abgelehnt, diese Frage zu beantworten. Formulieren Sie sie anders.',
      ja: 'モデルはこの質問への回答を控えました。別の聞き方でお試しください。',
    },
  ],
  [
    'incomplete_max_output_tokens',
    {
      de: 'Die Antwort hat ihre Höchstlänge erreicht und bricht deshalb ab. Fragen Sie nach einem Teil davon.',
      ja: '回答が長さの上限に達したため、途中で終わっています。内容を絞って質問してください。',
    },
  ],
  [
    'incomplete_content_filter',
    {
      de: 'Ein Inhaltsfilter hat die Antwort angehalten. Formulieren Sie die Frage anders.',
      ja: 'コンテンツフィルターによって回答が停止されました。別の聞き方でお試しください。',
    },
  ],
] as const;

/** What the model refuses at once, and what readers are told then. */
const REFUSED = [
  [
    '401',
    {
      de: 'Ein Dienst, der dafür gebraucht wird, verweigert den Zugang. Das können nur die Betreiber dieser Website beheben.',
      ja: '必要なサービスにアクセスを拒否されました。このサイトの運営者による対応が必要です。',
    },
  ],
  [
    '400_context',
    {
      de: 'Diese Frage ist für das Sprachmodell zu lang. Stellen Sie eine kürzere.',
      ja: '質問が長すぎるため、モデルで処理できません。短くしてお試しください。',
    },
  ],
] as const;

/** Asks by ChatKit in a locale of the docs. */
async function postChatKit(service: Service, locale: string, token?: string): Promise<Response> {
  const content = [{ type: 'input_text', text: QUESTION }];
  const input = { content, attachments: [], inference_options: {} };
  return service.post(
    '/api/chatkit',
    { type: 'threads.create', params: { input } },
    { token: token ?? (await service.session('orchard')), headers: { 'x-docs-locale': locale } },
  );
}

/** Asks for a stream of the REST interface in a locale of the docs. */
function postChat(service: Service, locale: string): Promise<Response> {
  const headers = { accept: 'text/event-stream' };
  return service.post(
    '/api/chat',
    { site: 'orchard', message: QUESTION, locale },
    { token: INDEX_KEY, headers },
  );
}

async function lastOf(response: Response) {
  return (await Array.fromAsync(frames(response))).at(-1);
}

describe('what ends a stream', () => {
  let double: OpenAiDouble;
  let service: Service;

  beforeAll(async () => {
    double = await startOpenAi({ key: KEY });
    service = await new Service({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: double.baseUrl }).start();
    await service.putPages('orchard', ORCHARD);
  });
  afterEach(() => double.script());
  afterAll(async () => {
    await service.remove();
    await double.stop();
  });

  const askByChatKit = async (locale: string) => lastOf(await postChatKit(service, locale));

  describe.each(['de', 'ja'] as const)('in the docs’ locale %s', (locale) => {
    it.each(BROKEN_OFF)('is told in that language by both protocols: %s', async (end, sentences) => {
      await double.script({ deltas: DELTAS, end, after: 2 });
      const told = { type: 'error', message: sentences[locale] };
      expect(await askByChatKit(locale)).toMatchObject({ ...told, code: 'custom' });
      expect(await lastOf(await postChat(service, locale))).toMatchObject(told);
    });

    it.each(REFUSED)(
      'is told in that language once a stream has begun, and in English before: %s',
      async (error, sentences) => {
        await double.script({ error });
        expect(await askByChatKit(locale)).toMatchObject({ type: 'error', message: sentences[locale] });
        const response = await postChat(service, locale);
        expect(response.status).toBe(502);
        expect(await response.json()).toMatchObject({ message: expect.stringMatching(/^[A-Z][ -~]+\.$/) });
      },
    );

    it('is told in that language where only docs in another one are there', async () => {
      await double.script({ deltas: DELTAS, end: 'cut', after: 2 });
      const region = `${locale}-XX`;
      const events = await Array.fromAsync(frames(await postChatKit(service, region)));
      expect(events.find(({ type }) => type === 'progress_update')).toMatchObject({
        text: SEARCHING[locale],
      });
      expect(events.at(-1)).toMatchObject({ message: BROKEN_OFF[0][1][locale] });
    });
  });

  it('is a sentence too when the reader deletes the thread meanwhile', async () => {
    await double.script({ deltas: DELTAS, deltaMs: 200 });
    const token = await service.session('orchard');
    const events: Record<string, unknown>[] = [];
    for await (const event of frames(await postChatKit(service, 'de', token))) {
      events.push(event);
      if (event.type !== 'thread.item.added') continue;
      const { id } = events[0]!.thread as { id: string };
      await service.post('/api/chatkit', { type: 'threads.delete', params: { thread_id: id } }, { token });
    }
    expect(events.at(-1)).toMatchObject({
      type: 'error',
      message: 'Diese Unterhaltung wurde gelöscht. Beginnen Sie eine neue.',
    });
  });

  it('is told in English where the service does not speak the language', async () => {
    await double.script({ deltas: DELTAS, end: 'cut', after: 2 });
    expect(await askByChatKit('pt-BR')).toMatchObject({ message: 'The answer broke off. Try again.' });
    expect(await lastOf(await postChat(service, 'pt-BR'))).toMatchObject({
      message: 'The answer broke off. Try again.',
    });
  });
});

describe('a search that fails in a thread of its own', () => {
  it('is told in the docs’ language', async () => {
    const double = await startDouble('qdrant');
    const service = await new Service({ QDRANT_URL: double.url }).start();
    await service.putPages('orchard', ORCHARD);
    await double.stop();
    expect(await lastOf(await postChatKit(service, 'de'))).toMatchObject({
      message: 'Der Suchindex ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
    });
    expect(await lastOf(await postChatKit(service, 'ja'))).toMatchObject({
      message: '検索インデックスに接続できません。しばらくしてからもう一度お試しください。',
    });
    await service.remove();
  });
});
