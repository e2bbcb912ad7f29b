import type { Page, Thread, ThreadItem, ThreadStreamEvent, WidgetItem } from 'chatkit-protocol';
import { startOpenAi, type OpenAiDouble } from '../openai/openai-double.js';
import { ORCHARD } from '../orchard.js';
import { Service, frames } from '../service.js';

const GERMAN = {
  url: '/de/docs/apfel',
  title: 'Äpfel',
  content: '# Äpfel\n\n## Ernte\n\nErnte die Äpfel im Herbst.\n\n## Lagerung\n\nLagere die Äpfel im Keller.',
  format: 'markdown',
};

/** A service and one reader's requests to it. */
class Reader {
  private token = '';

  constructor(readonly service: Service) {}

  async begin(): Promise<void> {
    await this.service.start();
    await this.service.putPages('orchard', [{ site: { default_locale: 'en' } }, ...ORCHARD]);
    await this.service.putPages('orchard', [GERMAN], '?locale=de');
    this.token = await this.service.session('orchard');
  }

  send(type: string, params: object, headers: Record<string, string> = {}): Promise<Response> {
    return this.service.post('/api/chatkit', { type, params }, { token: this.token, headers });
  }

  async events(type: string, params: object, headers = {}): Promise<ThreadStreamEvent[]> {
    const response = await this.send(type, params, headers);
    expect(response.status).toBe(200);
    return (await Array.fromAsync(frames(response))) as unknown as ThreadStreamEvent[];
  }

  async ask(text: string, headers = {}): Promise<{ thread: Thread; all: ThreadStreamEvent[] }> {
    const all = await this.events('threads.create', { input: input(text) }, headers);
    return { thread: (all[0] as { thread: Thread }).thread, all };
  }

  async types(thread_id: string): Promise<string[]> {
    const response = await this.send('items.list', { thread_id, order: 'asc' });
    return ((await response.json()) as Page<ThreadItem>).data.map(({ type }) => type);
  }
}

function input(text: string) {
  return { content: [{ type: 'input_text', text }], attachments: [], inference_options: {} };
}

/** The suggestions of a turn, and the widget that they are in. */
function suggestionsOf(all: ThreadStreamEvent[]): {
  widget?: WidgetItem;
  caption?: string;
  labels: string[];
} {
  const last = all.at(-1)!;
  if (last.type !== 'thread.item.done' || last.item.type !== 'widget') return { labels: [] };
  const [caption, column] = last.item.widget.children as unknown as [
    { value: string },
    { children: { label: string; onClickAction: { payload: { question: string } } }[] },
  ];
  for (const { label, onClickAction } of column.children) {
    expect(onClickAction).toEqual({ type: 'ask', payload: { question: label }, handler: 'server' });
  }
  return { widget: last.item, caption: caption.value, labels: column.children.map(({ label }) => label) };
}

describe('suggestions after an answer', () => {
  describe('that the service quotes', () => {
    const reader = new Reader(new Service({ ANSWER_THRESHOLD: '0.05', FOLLOW_UPS: 'true' }));
    beforeAll(() => reader.begin());
    afterAll(() => reader.service.remove());

    it('are the headings beside those that it cites', async () => {
      const { all, thread } = await reader.ask('When do I harvest apples?');
      expect(suggestionsOf(all)).toMatchObject({
        caption: 'Related questions',
        labels: ['Apples › Storage'],
      });
      expect(await reader.types(thread.id)).toEqual(['user_message', 'assistant_message', 'widget']);
    });

    it('are introduced in the language of the docs', async () => {
      const { all } = await reader.ask('Wann ernte ich Äpfel?', { 'x-docs-locale': 'de' });
      expect(suggestionsOf(all)).toMatchObject({ caption: 'Verwandte Fragen', labels: ['Äpfel › Lagerung'] });
    });

    it('are in the language of the reader’s docs, else in that of the docs that answer', async () => {
      const { all } = await reader.ask('Wann ernte ich Äpfel?', { 'x-docs-locale': 'de-AT' });
      expect(all).toContainEqual(expect.objectContaining({ text: 'Die Dokumentation wird durchsucht' }));
      expect(suggestionsOf(all).caption).toBe('Verwandte Fragen');
      const fallback = await reader.ask('When do I harvest apples?', { 'x-docs-locale': 'pl' });
      expect(fallback.all).toContainEqual(expect.objectContaining({ text: 'Searching the docs' }));
      expect(suggestionsOf(fallback.all).caption).toBe('Related questions');
    });

    it('are introduced in the default language of the site', async () => {
      const site = { default_locale: 'de' };
      await reader.service.putPages('obstgarten', [{ site }, GERMAN], '?locale=de');
      const token = await reader.service.session('obstgarten');
      const params = { input: input('Wann ernte ich Äpfel?') };
      const response = await reader.service.post(
        '/api/chatkit',
        { type: 'threads.create', params },
        { token },
      );
      const all = (await Array.fromAsync(frames(response))) as unknown as ThreadStreamEvent[];
      expect(all).toContainEqual({
        type: 'progress_update',
        icon: 'search',
        text: 'Die Dokumentation wird durchsucht',
      });
      expect(suggestionsOf(all)).toMatchObject({ caption: 'Verwandte Fragen', labels: ['Äpfel › Lagerung'] });
    });

    it('ask what they say, and make room for the question and its answer', async () => {
      const { all, thread } = await reader.ask('When do I harvest apples?');
      const { widget, labels } = suggestionsOf(all);
      const asked = await reader.events('threads.custom_action', {
        thread_id: thread.id,
        item_id: widget!.id,
        action: { type: 'ask', payload: { question: labels[0] } },
      });
      expect(asked.slice(0, 3)).toMatchObject([
        { type: 'stream_options' },
        { type: 'thread.item.done', item: { type: 'user_message', content: [{ text: 'Apples › Storage' }] } },
        { type: 'thread.item.removed', item_id: widget!.id },
      ]);
      const answer = asked.find(
        (event) => event.type === 'thread.item.done' && event.item.type === 'assistant_message',
      );
      expect(answer).toMatchObject({
        item: {
          content: [
            {
              text: expect.stringContaining('cool cellar') as string,
              annotations: [{ source: { url: 'http://localhost:3000/docs/apples#storage' } }],
            },
          ],
        },
      });
      expect(await reader.types(thread.id)).toEqual([
        'user_message',
        'assistant_message',
        'user_message',
        'assistant_message',
        'widget',
      ]);
    });

    it('leave with the next question, and come again with a retry', async () => {
      const { all, thread } = await reader.ask('When do I harvest apples?');
      const { widget } = suggestionsOf(all);
      const more = await reader.events('threads.add_user_message', {
        thread_id: thread.id,
        input: input('quantum chromodynamics lagrangian'),
      });
      expect(more).toContainEqual({ type: 'thread.item.removed', item_id: widget!.id });
      expect(await reader.types(thread.id)).toEqual([
        'user_message',
        'assistant_message',
        'user_message',
        'assistant_message',
      ]);
      const question = (all[1] as { item: { id: string } }).item.id;
      const again = await reader.events('threads.retry_after_item', {
        thread_id: thread.id,
        item_id: question,
      });
      expect(suggestionsOf(again).labels).toEqual(['Apples › Storage']);
      expect(await reader.types(thread.id)).toEqual(['user_message', 'assistant_message', 'widget']);
    });

    it('are nothing that was asked in the thread before', async () => {
      const { thread } = await reader.ask('Apples › Storage');
      const all = await reader.events('threads.add_user_message', {
        thread_id: thread.id,
        input: input('When do I harvest apples?'),
      });
      expect(suggestionsOf(all).labels).toEqual([]);
    });

    it('are none where the docs hold no answer', async () => {
      const { all } = await reader.ask('quantum chromodynamics lagrangian');
      expect(suggestionsOf(all).labels).toEqual([]);
    });

    it('are none for callers of the REST interface', async () => {
      const response = await reader.service.post(
        '/api/chat',
        { message: 'When do I harvest apples?' },
        { token: await reader.service.session('orchard') },
      );
      const reply = (await response.json()) as { thread_id: string };
      expect(Object.keys(reply).sort()).toEqual([
        'answer',
        'answered',
        'citations',
        'confidence',
        'message_id',
        'related',
        'thread_id',
      ]);
    });

    it.each([
      ['without a question', { type: 'ask' }, 'invalid_request'],
      ['of a blank question', { type: 'ask', payload: { question: ' ' } }, 'invalid_request'],
      ['of a question that is no text', { type: 'ask', payload: { question: 7 } }, 'invalid_request'],
      [
        'of an endless question',
        { type: 'ask', payload: { question: 'x'.repeat(8_001) } },
        'invalid_request',
      ],
      ['of another type', { type: 'go', payload: { question: 'x' } }, 'unknown_action'],
    ])('refuse an action %s before anything changes', async (_which, action, code) => {
      const { all, thread } = await reader.ask('When do I harvest apples?');
      const item_id = suggestionsOf(all).widget!.id;
      const response = await reader.send('threads.custom_action', { thread_id: thread.id, item_id, action });
      expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, code]);
      expect(await reader.types(thread.id)).toEqual(['user_message', 'assistant_message', 'widget']);
    });
  });

  describe('that a model writes', () => {
    let double: OpenAiDouble;
    let reader: Reader;
    beforeAll(async () => {
      double = await startOpenAi();
      reader = new Reader(
        new Service({ OPENAI_BASE_URL: double.baseUrl, OPENAI_MODEL: 'scripted', FOLLOW_UPS: 'true' }),
      );
      await reader.begin();
    });
    afterAll(async () => {
      await reader.service.remove();
      await double.stop();
    });

    const answer = ['Pick them in autumn [1].\n', '\nFOLLOW_', 'UP: How do I *store* apples?\nFOLLOW_UP: '];

    it('are those that the model names, and no part of the answer', async () => {
      await double.script({ deltas: [...answer, 'What prunes pears? [2]\n'] });
      const { all } = await reader.ask('When do I harvest apples?');
      expect(suggestionsOf(all).labels).toEqual(['How do I store apples?', 'What prunes pears?']);
      expect(all.at(-2)).toMatchObject({
        item: { content: [{ text: expect.stringMatching(/^Pick them in autumn\.\s*$/) as string }] },
      });
    });

    it('hold no addresses and no markup, each once, and not what was asked', async () => {
      const bad = [
        'Go to https://evil.example',
        'See www.evil.example',
        '<b>x</b>',
        'When do I harvest apples',
      ];
      const lines = [...bad, 'How long do they keep?', 'how long do they keep', '?!', 'x'.repeat(200)];
      await double.script({ deltas: ['Soon [1].', ...lines.map((line) => `\nFOLLOW_UP: ${line}`)] });
      const { all } = await reader.ask('When do I harvest apples?');
      expect(suggestionsOf(all).labels).toEqual(['How long do they keep?']);
    });

    it('are at most three, and headings where the model names none', async () => {
      await double.script({
        deltas: ['Soon [1].', ...['A?', 'B?', 'C?', 'D?'].map((q) => `\nFOLLOW_UP: ${q}`)],
      });
      expect(suggestionsOf((await reader.ask('When do I harvest apples?')).all).labels).toEqual([
        'A?',
        'B?',
        'C?',
      ]);
      await double.script({ deltas: ['Soon [1].'] });
      expect(suggestionsOf((await reader.ask('When do I harvest apples?')).all).labels).toEqual([
        'Apples › Storage',
      ]);
    });

    it('are asked for only where they can be shown', async () => {
      const prompts = async (): Promise<string> => JSON.stringify((await double.requests()).requests);
      await double.clear();
      await reader.service.post(
        '/api/chat',
        { message: 'When do I harvest apples?' },
        { token: await reader.service.session('orchard') },
      );
      expect(await prompts()).not.toContain('FOLLOW_UP');
      await reader.ask('When do I harvest apples?');
      expect(await prompts()).toContain('FOLLOW_UP');
    });
  });

  it('are none where the operator wants none', async () => {
    const reader = new Reader(new Service({ FOLLOW_UPS: 'false', ANSWER_THRESHOLD: '0.05' }));
    await reader.begin();
    const { all } = await reader.ask('When do I harvest apples?');
    await reader.service.remove();
    expect(all.at(-1)).toMatchObject({ item: { type: 'assistant_message' } });
  });
});
