import { IndexDatabase } from '#built/retrieval/stores/index-database.js';
import { ScopeVectors } from '#built/retrieval/stores/scope-vectors.js';
import type { Benchmark } from './benchmark.ts';
import { makeVectors } from './corpus/vectors.ts';
import { compare } from './harness/compare.ts';
import { shareIn } from './harness/share-in.ts';
import { nearestByPlainScan } from './plain-scan.ts';
import { removeFolder, temporaryFolder } from './processes/temporary-folder.ts';
import { storeVectors } from './store-vectors.ts';

const DIMENSIONS = 384;
const LIMIT = 100;

/** The vector part of a search, rescoring by the database included, against a scan of all vectors in JavaScript. */
export const vectors: Benchmark = {
  name: 'vectors',
  title: 'Nearest passages by their vectors',
  async run({ isQuick, progress }) {
    const count = isQuick ? 10_000 : 100_000;
    const samples = isQuick ? 10 : 60;
    progress(`storing ${count} vectors of ${DIMENSIONS} dimensions`);
    const madeUp = makeVectors(count, DIMENSIONS, samples);
    const dataDir = temporaryFolder();
    const database = new IndexDatabase(dataDir);
    try {
      const { scope, idOf } = await storeVectors(database, madeUp);
      const scopeVectors = new ScopeVectors(database);
      const found: number[][] = [];
      const exact: number[][] = [];
      progress(`asking ${samples} questions`);
      const times = await compare(
        {
          measured: (sample) => {
            found[sample] = scopeVectors.nearest(scope, madeUp.questions[sample]!, { limit: LIMIT });
          },
          reference: (sample) => {
            exact[sample] = nearestByPlainScan(madeUp, madeUp.questions[sample]!, LIMIT).map(idOf);
          },
        },
        { samples, warmUps: samples / 10 },
      );
      return [
        {
          what: `nearest of ${count} × ${DIMENSIONS}, against a plain scan of floats`,
          ...times,
          unit: 'ms',
          budget: { of: 'ratio', atMost: 0.3 },
        },
        { what: `recall of the ${LIMIT} nearest`, measured: shareIn(found, exact) },
      ];
    } finally {
      database.close();
      removeFolder(dataDir);
    }
  },
};
