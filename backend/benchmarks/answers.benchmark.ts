import type { Benchmark } from './benchmark.ts';
import { compare } from './harness/compare.ts';
import { ask, readUntil } from './processes/event-streams.ts';
import { search } from './processes/requests.ts';
import { askModel, startScriptedModel } from './processes/scripted-model.ts';
import { startService } from './processes/service.ts';

/** How long a reader waits for the first words of an answer, against a search and what the model itself takes. */
export const answers: Benchmark = {
  name: 'answers',
  title: 'The beginning of answers',
  async run({ isQuick, sites, progress }) {
    const samples = isQuick ? 20 : 150;
    const { dataDir, site, passages, questions } = await sites.withPages(isQuick ? 100 : 1_000);
    const asked = questions(samples);
    const model = await startScriptedModel();
    await model.write({ deltas: ['Like this [1].'] });
    const service = await startService(dataDir, { variables: model.variables });
    try {
      progress(`asking ${samples} questions`);
      const times = await compare(
        {
          measured: async (sample) => readUntil(await ask(service.url, site, asked[sample]!), 'delta'),
          reference: async (sample) => {
            await search(service.url, { site, q: asked[sample]! });
            await readUntil(await askModel(model.url), 'response.output_text.delta');
          },
        },
        { samples, warmUps: Math.ceil(samples / 3) },
      );
      return [
        {
          what: `first words of an answer from ${passages} passages, against a search and the model`,
          ...times,
          unit: 'ms',
          budget: { of: 'ratio', atMost: 1.5 },
        },
      ];
    } finally {
      await service.stop();
      await model.stop();
    }
  },
};
