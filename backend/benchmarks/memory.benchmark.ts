import type { Benchmark } from './benchmark.ts';
import { memoryOf } from './processes/memory.ts';
import { largeSite } from './processes/indexed-sites.ts';
import { search } from './processes/requests.ts';
import { startService } from './processes/service.ts';

const SEARCHES = 200;

/** What a service takes that serves a large site, and what it takes while it indexes one. */
export const memory: Benchmark = {
  name: 'memory',
  title: 'Memory of the service',
  async run({ isQuick, sites, progress }) {
    const { dataDir, site, passages, memory: indexing, questions } = await largeSite(sites, isQuick);
    const service = await startService(dataDir);
    try {
      progress(`searching ${SEARCHES} times`);
      for (const q of questions(SEARCHES)) await search(service.url, { site, q });
      return [
        {
          what: `resident after ${SEARCHES} searches of ${passages} passages`,
          measured: memoryOf(service.pid).resident,
          unit: 'MB',
          budget: { of: 'measured', atMost: 400 },
        },
        { what: 'resident right after indexing them', measured: indexing.resident, unit: 'MB' },
        ...(indexing.peak === undefined
          ? []
          : [{ what: 'most ever while indexing them', measured: indexing.peak, unit: 'MB' }]),
      ];
    } finally {
      await service.stop();
    }
  },
};
