import type { Benchmark } from './benchmark.ts';
import { compare } from './harness/compare.ts';
import { getJson, search as searchFor } from './processes/requests.ts';
import { startService } from './processes/service.ts';

/** A whole search, as a reader's browser waits for it, against a request that needs no work. */
export const search: Benchmark = {
  name: 'search',
  title: 'Searches over HTTP',
  async run({ isQuick, sites, progress }) {
    const samples = isQuick ? 30 : 300;
    const { dataDir, site, passages, questions } = await sites.withPages(isQuick ? 100 : 1_000);
    const asked = questions(samples);
    const service = await startService(dataDir);
    try {
      progress(`asking ${samples} questions`);
      const times = await compare(
        {
          measured: (sample) => searchFor(service.url, { site, q: asked[sample]! }),
          reference: () => getJson(`${service.url}/health/live`),
        },
        { samples, warmUps: Math.ceil(samples / 3) },
      );
      return [
        {
          what: `a search of ${passages} passages, against /health/live`,
          ...times,
          unit: 'ms',
          budget: { of: 'measured', atMost: 15, isAdvice: true },
        },
      ];
    } finally {
      await service.stop();
    }
  },
};
