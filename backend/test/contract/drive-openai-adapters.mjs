/** Asks and embeds through the built adapters with every setting that changes a request; `url` is the double's. */
export async function driveOpenAiAdapters(url, check) {
  const { OpenAiAnswerModel } = await import('../../dist/chat/answer-models/openai.answer-model.js');
  const { OpenAiEmbedder } = await import('../../dist/retrieval/embedders/openai.embedder.js');
  const { Upstream } = await import('../../dist/upstreams/upstream.js');
  const upstream = new Upstream({ name: 'contract', maxPauseMs: 0, onChange: console.log });
  const { signal } = new AbortController();
  const baseUrl = `${url}/v1`;
  const passage = { title: 'Pears', headings: ['Care'], blocks: [], links: [{ text: 'a', url: '/b' }] };
  const request = {
    question: 'When do pears ripen?',
    quotedText: 'Pears',
    history: [
      { role: 'reader', text: 'a' },
      { role: 'assistant', text: 'b' },
    ],
    passages: [
      { ...passage, number: 1, blocks: [{ kind: 'text', text: 'Pears ripen after picking.' }] },
      { ...passage, number: 2, blocks: [{ kind: 'code', text: 'x', language: 'js', title: 'y' }] },
    ],
    locale: 'en',
  };
  const times = { firstTokenTimeoutMs: 30_000, nextTokenTimeoutMs: 30_000 };
  for (const api of ['responses', 'chat']) {
    for (const reasoningEffort of [undefined, 'none', 'low', 'max']) {
      for (const apiKey of [undefined, 'sk-contract']) {
        const settings = {
          baseUrl,
          apiKey,
          model: 'gpt-test',
          api,
          reasoningEffort,
          maxOutputTokens: 16,
          ...times,
        };
        const model = new OpenAiAnswerModel(settings, upstream);
        const answer = await Array.fromAsync(model.answer(request, signal));
        check(`answer through ${api}`, answer.join('') === 'Pears ripen after picking. [1]', answer);
        const uses = [];
        await Array.fromAsync(model.answer(request, signal, (use) => uses.push(use)));
        check(`use through ${api}`, uses.length === 1 && uses[0].tokens > 0, uses);
      }
    }
  }
  for (const dimensions of [undefined, 256]) {
    const settings = { provider: 'openai', baseUrl, apiKey: 'sk-contract', model: 'embed-test', dimensions };
    const texts = ['', ...Array.from({ length: 100 }, (_, index) => `text ${index}`)];
    for (const purpose of ['passage', 'question']) {
      const vectors = await new OpenAiEmbedder(settings).embed(texts, purpose, signal);
      check(`embedding for a ${purpose}`, vectors.length === texts.length, vectors.length);
    }
  }
}
