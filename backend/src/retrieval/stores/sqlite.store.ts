import { FIELDS } from '../analysis/fields.js';
import {
  PassageStore,
  type AnalyzedPassage,
  type CandidateQuery,
  MAX_PINNED_PASSAGES,
  MAX_PLACES,
  type PageTarget,
  type PassagePlace,
  type ScopeKey,
  type StoredPassage,
  inAnotherStore,
} from '../passage-store.js';
import type { Candidate, QueryTerm } from '../ranking/candidate.js';
import { CANDIDATE_WEIGHTS } from '../ranking/ranker.js';
import type { IndexDatabase } from './index-database.js';
import { packOccurrences, termKey, unpackOccurrences } from './occurrences.js';
import { packQuantized, quantize } from './quantized-vectors.js';
import { ScopeVectors } from './scope-vectors.js';
import { tellingTerms } from './telling-terms.js';

/** The one place of a database. */
const PLACE = 'sqlite';

interface CandidateRow {
  id: number;
  page_id: number;
  anchor: string;
  occurrences: Uint8Array;
}

interface PassageRow {
  id: number;
  page_id: number;
  ordinal: number;
  anchor: string;
  headings: string;
  blocks: string;
  links: string;
  url: string;
  title: string;
  version: string;
}

/** What the FTS5 table keeps together as one token: all that the Analyzer leaves inside one. */
const TOKENIZER = `ascii tokenchars '!#$%&()*+,-./:;<=>?@[\\]^_{|}~'`;

/** Weight of the version column: it filters and never scores. */
const VERSION_WEIGHT = 0;

/**
 * Passages in SQLite, one FTS5 table of analysed tokens a scope, so that statistics never leak between sites and a
 * search reads nothing of another. FTS5 proposes by its own bm25(), and a scan of all vectors by nearness; the term
 * frequencies and similarities go to the ranker. The table keeps no text: what the ranker needs of it is kept counted. A
 * page's revisions replace each other at once: the transaction around the upload hides that from readers.
 */
export class SqlitePassageStore extends PassageStore {
  private readonly vectors: ScopeVectors;

  constructor(private readonly database: IndexDatabase) {
    super();
    this.vectors = new ScopeVectors(database);
  }

  override async open(): Promise<string> {
    return PLACE;
  }

  override async check(): Promise<void> {
    this.database.prepare('SELECT 1').get();
  }

  override async candidates(query: CandidateQuery): Promise<Candidate[]> {
    const { scope, place, terms, version, nearest, pinned = [] } = query;
    if (place !== PLACE) throw inAnotherStore();
    const ids = new Set([...this.passagesOf(pinned), ...this.matching(query)]);
    const vector = await query.vector;
    for (const id of vector ? this.vectors.nearest(scope.id, vector, { limit: nearest, version }) : []) {
      ids.add(id);
    }
    if (ids.size === 0) return [];
    const list = JSON.stringify([...ids]);
    const rows = this.database
      .prepare(
        `SELECT passage_id AS id, page_id, anchor, occurrences
         FROM json_each(?) AS wanted JOIN candidates ON passage_id = wanted.value ORDER BY wanted.key`,
      )
      .all(list) as unknown as CandidateRow[];
    const similarities = vector && this.vectors.similarities(list, vector);
    const keys = terms.map(({ term }) => termKey(term));
    return rows.map((row) => ({ ...toCandidate(row, keys), similarity: similarities?.get(row.id) }));
  }

  override async load(_place: string, ids: string[]): Promise<StoredPassage[]> {
    const rows = this.database
      .prepare(
        `SELECT passages.*, url, title, version FROM passages JOIN pages ON pages.id = page_id
         WHERE passages.id IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(ids.map(Number))) as unknown as PassageRow[];
    const byId = new Map(rows.map((row) => [String(row.id), toStoredPassage(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  override async places(_place: string, _scope: ScopeKey, pageIds: number[]): Promise<PassagePlace[]> {
    const rows = this.database
      .prepare(
        `SELECT page_id, anchor, headings, url, title FROM passages JOIN pages ON pages.id = page_id
         WHERE page_id IN (SELECT value FROM json_each(?)) ORDER BY page_id, ordinal LIMIT ${MAX_PLACES}`,
      )
      .all(JSON.stringify(pageIds)) as unknown as Omit<PassageRow, 'id' | 'ordinal' | 'blocks' | 'links'>[];
    return rows.map(({ page_id, headings, ...row }) => ({
      ...row,
      pageId: String(page_id),
      headings: JSON.parse(headings) as string[],
    }));
  }

  override async clear(_place: string, scope: ScopeKey): Promise<void> {
    this.drop(scope);
    const weights = [...FIELDS.map((field) => CANDIDATE_WEIGHTS[field]), VERSION_WEIGHT].map((weight) =>
      weight.toFixed(2),
    );
    const table = tableOf(scope.id);
    this.database.exec(
      `CREATE VIRTUAL TABLE ${table} USING fts5(
         ${FIELDS.join(', ')}, version, content = '', contentless_delete = 1, tokenize = "${TOKENIZER}"
       );
       INSERT INTO ${table} (${table}, rank) VALUES ('rank', 'bm25(${weights.join(', ')})');`,
    );
  }

  override async putPage(target: PageTarget, passages: AnalyzedPassage[]): Promise<void> {
    await this.removePage(target);
    const { pageId, version } = target;
    const insertPassage = this.database.prepare(
      `INSERT INTO passages (page_id, ordinal, anchor, headings, blocks, links, embedding_key)
       VALUES (?, ?, ?, ?, ?, ?, unhex(?))`,
    );
    const insertTokens = this.database.prepare(
      `INSERT INTO ${tableOf(target.scope.id)} (rowid, ${FIELDS.join(', ')}, version)
       VALUES (?, ${FIELDS.map(() => '?').join(', ')}, ?)`,
    );
    const insertCandidate = this.database.prepare(
      'INSERT INTO candidates (passage_id, page_id, anchor, occurrences) VALUES (?, ?, ?, ?)',
    );
    const insertVector = this.database.prepare(
      'INSERT INTO quantized_vectors (passage_id, vector) VALUES (?, ?)',
    );
    passages.forEach(({ anchor, headings, blocks, links, tokens, embedding }, ordinal) => {
      const { lastInsertRowid: id } = insertPassage.run(
        pageId,
        ordinal,
        anchor,
        JSON.stringify(headings),
        JSON.stringify(blocks),
        JSON.stringify(links),
        embedding?.key ?? null,
      );
      insertCandidate.run(id, pageId, anchor, packOccurrences(tokens));
      insertTokens.run(id, ...FIELDS.map((field) => tokens[field].join(' ')), versionToken(version));
      if (embedding) insertVector.run(id, packQuantized(quantize(embedding.vector)));
    });
  }

  override async settlePage(): Promise<void> {
    // putPage has left one revision only.
  }

  override async removePage({ scope, pageId }: Pick<PageTarget, 'scope' | 'pageId'>): Promise<void> {
    this.database
      .prepare(`DELETE FROM ${tableOf(scope.id)} WHERE rowid IN (SELECT id FROM passages WHERE page_id = ?)`)
      .run(pageId);
    this.database.prepare('DELETE FROM passages WHERE page_id = ?').run(pageId);
  }

  override async publish(): Promise<void> {
    // There is no other place.
  }

  override async leave(place: string, scope: ScopeKey): Promise<void> {
    if (place === PLACE) this.drop(scope);
  }

  /** Ids of the passages that hold any of the most telling terms, best by bm25() first. */
  private matching(query: CandidateQuery): number[] {
    const terms = tellingTerms(query);
    if (terms.length === 0) return [];
    const { scope, version, limit } = query;
    const table = tableOf(scope.id);
    const rows = this.database
      .prepare(`SELECT rowid AS id FROM ${table} WHERE ${table} MATCH ? ORDER BY rank LIMIT ?`)
      .all(toMatch(terms, version), limit) as unknown as { id: number }[];
    return rows.map(({ id }) => id);
  }

  /** Ids of the first passages of these pages, in page order. */
  private passagesOf(pageIds: number[]): number[] {
    if (pageIds.length === 0) return [];
    const rows = this.database
      .prepare(
        `SELECT passages.id FROM json_each(?) AS wanted JOIN passages ON page_id = wanted.value
         ORDER BY wanted.key, ordinal LIMIT ${MAX_PINNED_PASSAGES}`,
      )
      .all(JSON.stringify(pageIds)) as unknown as { id: number }[];
    return rows.map(({ id }) => id);
  }

  private drop(scope: ScopeKey): void {
    this.database.exec(`DROP TABLE IF EXISTS ${tableOf(scope.id)}`);
    this.database
      .prepare('DELETE FROM passages WHERE page_id IN (SELECT id FROM pages WHERE scope_id = ?)')
      .run(scope.id);
  }
}

function tableOf(scope: number): string {
  return `passages_${Math.trunc(scope)}`;
}

/** A version as one token, whatever its characters. */
function versionToken(version: string): string {
  return `v${Buffer.from(version).toString('hex')}`;
}

/** FTS5's query: any of the terms, in passages of the version or of every version. */
function toMatch(terms: QueryTerm[], version: string | undefined): string {
  const anyTerm = `{${FIELDS.join(' ')}} : (${terms.map(({ term }) => quote(term)).join(' OR ')})`;
  if (version === undefined) return anyTerm;
  return `version : (${quote(versionToken(version))} OR ${quote(versionToken(''))}) AND ${anyTerm}`;
}

function quote(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}

function toCandidate(row: CandidateRow, termKeys: number[]): Candidate {
  return {
    id: String(row.id),
    pageId: String(row.page_id),
    anchor: row.anchor,
    occurrences: unpackOccurrences(row.occurrences, termKeys),
  };
}

function toStoredPassage(row: PassageRow): StoredPassage {
  return {
    id: String(row.id),
    pageId: String(row.page_id),
    ordinal: row.ordinal,
    anchor: row.anchor,
    headings: JSON.parse(row.headings) as string[],
    blocks: JSON.parse(row.blocks) as StoredPassage['blocks'],
    links: JSON.parse(row.links) as StoredPassage['links'],
    url: row.url,
    title: row.title,
    version: row.version,
  };
}
