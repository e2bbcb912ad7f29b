import { SqliteSiteCatalog } from '#built/retrieval/catalogs/sqlite.catalog.js';
import type { CandidateQuery } from '#built/retrieval/passage-store.js';
import { knownTerms } from '#built/retrieval/question-terms.js';
import type { CorpusStatistics } from '#built/retrieval/ranking/candidate.js';
import { rankCandidates } from '#built/retrieval/ranking/ranker.js';
import { termWeights } from '#built/retrieval/ranking/term-statistics.js';
import type { Scope } from '#built/retrieval/site-catalog.js';
import { IndexDatabase } from '#built/retrieval/stores/index-database.js';
import { SqlitePassageStore } from '#built/retrieval/stores/sqlite.store.js';
import type { Benchmark } from './benchmark.ts';
import { compare } from './harness/compare.ts';
import { shareIn } from './harness/share-in.ts';
import { largeSite } from './processes/indexed-sites.ts';

const LIMIT = 300;
const BEST = 5;

/** The passages that the store proposes by a question's words, against a plain lookup of all its terms. */
export const candidates: Benchmark = {
  name: 'candidates',
  title: 'Lexical candidates',
  async run({ isQuick, sites, progress }) {
    const { dataDir, site, passages, questions } = await largeSite(sites, isQuick);
    const samples = isQuick ? 20 : 150;
    progress(`asking ${samples} questions`);
    const database = new IndexDatabase(dataDir);
    try {
      const catalog = new SqliteSiteCatalog(database);
      const [scope] = (await catalog.site(site))!.scopes;
      const asked = await Promise.all(questions(samples).map((question) => ask(catalog, scope!, question)));
      const store = new SqlitePassageStore(database);
      const proposed: string[][] = [];
      const byAllTerms: string[][] = [];
      const times = await compare(
        {
          measured: async (sample) => {
            proposed[sample] = idsOf(await store.candidates(asked[sample]!.query));
          },
          reference: (sample) => {
            byAllTerms[sample] = idsByAllTerms(database, asked[sample]!.query);
          },
        },
        { samples, warmUps: samples / 10 },
      );
      const wanted = await Promise.all(
        asked.map((question, sample) => bestOf(store, question, byAllTerms[sample]!)),
      );
      return [
        {
          what: `candidates of ${passages} passages, against an OR of all terms`,
          ...times,
          unit: 'ms',
          budget: { of: 'ratio', atMost: 0.5 },
        },
        {
          what: 'questions whose best passage of all terms is a candidate',
          measured: shareIn(
            proposed,
            wanted.map((ids) => ids.slice(0, 1)),
          ),
          budget: { of: 'measured', atLeast: 0.95 },
        },
        { what: `share of their best ${BEST} that are candidates`, measured: shareIn(proposed, wanted) },
      ];
    } finally {
      database.close();
    }
  },
};

/** A question as the store and the ranker get it. */
interface AskedQuestion {
  query: CandidateQuery;
  statistics: CorpusStatistics;
}

async function ask(catalog: SqliteSiteCatalog, scope: Scope, question: string): Promise<AskedQuestion> {
  const { terms, statistics } = await knownTerms(catalog, scope, question, new AbortController().signal);
  const query = {
    scope,
    place: scope.recipe.place,
    terms,
    weights: termWeights(terms, statistics),
    documentFrequencies: statistics.documentFrequencies,
    limit: LIMIT,
    nearest: 0,
  };
  return { query, statistics };
}

/** FTS5's best passages of those that hold any term of the question. */
function idsByAllTerms(database: IndexDatabase, { scope, terms, limit }: CandidateQuery): string[] {
  const table = `passages_${scope.id}`;
  const anyTerm = terms.map(({ term }) => `"${term}"`).join(' OR ');
  const rows = database
    .prepare(`SELECT rowid AS id FROM ${table} WHERE ${table} MATCH ? ORDER BY rank LIMIT ?`)
    .all(anyTerm, limit);
  return rows.map(({ id }) => String(id));
}

/** The passages that the ranker would put first, had the store proposed those of all terms. */
async function bestOf(
  store: SqlitePassageStore,
  { query, statistics }: AskedQuestion,
  byAllTerms: string[],
): Promise<string[]> {
  // The store looks for all terms of a question when none of them is frequent.
  const found = await store.candidates({ ...query, documentFrequencies: query.terms.map(() => 0) });
  const isByAllTerms = new Set(byAllTerms);
  if (found.length !== isByAllTerms.size || !found.every(({ id }) => isByAllTerms.has(id)))
    throw new Error('The store has not looked for all terms.');
  return idsOf(rankCandidates(query.terms, found, statistics)).slice(0, BEST);
}

function idsOf(passages: { id: string }[]): string[] {
  return passages.map(({ id }) => id);
}
