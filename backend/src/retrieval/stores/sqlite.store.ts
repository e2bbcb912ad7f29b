import { FIELDS, type Field, type FieldTokens } from '../analysis/fields.js';
import {
  PassageStore,
  type AnalyzedPassage,
  type CandidateQuery,
  type StoredPassage,
} from '../passage-store.js';
import type { Candidate, FieldOccurrences, QueryTerm } from '../ranking/candidate.js';
import { CANDIDATE_WEIGHTS } from '../ranking/ranker.js';
import type { IndexDatabase } from './index-database.js';

type TokenRow = Record<Field, string> & { id: number; page_id: number; anchor: string };

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
 * search reads nothing of another. FTS5 proposes by its own bm25(); the term frequencies go to the ranker.
 */
export class SqlitePassageStore extends PassageStore {
  constructor(private readonly database: IndexDatabase) {
    super();
  }

  override async candidates({ scope, terms, version, limit }: CandidateQuery): Promise<Candidate[]> {
    if (terms.length === 0) return [];
    const table = tableOf(scope);
    const rows = this.database
      .prepare(
        `SELECT found.rowid AS id, page_id, anchor, ${FIELDS.join(', ')}
         FROM (SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rank LIMIT ?) AS found
         JOIN ${table} AS tokens ON tokens.rowid = found.rowid
         JOIN passages ON passages.id = found.rowid`,
      )
      .all(toMatch(terms, version), limit) as unknown as TokenRow[];
    return rows.map((row) => toCandidate(row, terms));
  }

  override async load(ids: string[]): Promise<StoredPassage[]> {
    const rows = this.database
      .prepare(
        `SELECT passages.*, url, title, version FROM passages JOIN pages ON pages.id = page_id
         WHERE passages.id IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(ids.map(Number))) as unknown as PassageRow[];
    const byId = new Map(rows.map((row) => [String(row.id), toStoredPassage(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  override async openScope(scope: number): Promise<void> {
    const table = tableOf(scope);
    const weights = [...FIELDS.map((field) => CANDIDATE_WEIGHTS[field]), VERSION_WEIGHT].map((weight) =>
      weight.toFixed(2),
    );
    this.database.exec(
      `CREATE VIRTUAL TABLE IF NOT EXISTS ${table} USING fts5(${FIELDS.join(', ')}, version, tokenize = "${TOKENIZER}");
       INSERT INTO ${table} (${table}, rank) VALUES ('rank', 'bm25(${weights.join(', ')})');`,
    );
  }

  override async putPage(
    { scope, pageId, version }: { scope: number; pageId: number; version: string },
    passages: AnalyzedPassage[],
  ): Promise<FieldTokens[]> {
    const replaced = this.removePassages(scope, pageId);
    const insertPassage = this.database.prepare(
      'INSERT INTO passages (page_id, ordinal, anchor, headings, blocks, links) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const insertTokens = this.database.prepare(
      `INSERT INTO ${tableOf(scope)} (rowid, ${FIELDS.join(', ')}, version) VALUES (?, ${FIELDS.map(() => '?').join(', ')}, ?)`,
    );
    passages.forEach((passage, ordinal) => {
      const { lastInsertRowid } = insertPassage.run(
        pageId,
        ordinal,
        passage.anchor,
        JSON.stringify(passage.headings),
        JSON.stringify(passage.blocks),
        JSON.stringify(passage.links),
      );
      insertTokens.run(
        lastInsertRowid,
        ...FIELDS.map((field) => passage.tokens[field].join(' ')),
        versionToken(version),
      );
    });
    return replaced;
  }

  override async removeScope(scope: number): Promise<void> {
    this.database.exec(`DROP TABLE IF EXISTS ${tableOf(scope)}`);
  }

  private removePassages(scope: number, pageId: number): FieldTokens[] {
    const table = tableOf(scope);
    const rows = this.database
      .prepare(
        `SELECT ${FIELDS.join(', ')} FROM ${table} WHERE rowid IN (SELECT id FROM passages WHERE page_id = ?)`,
      )
      .all(pageId) as unknown as Record<Field, string>[];
    if (rows.length > 0) {
      this.database
        .prepare(`DELETE FROM ${table} WHERE rowid IN (SELECT id FROM passages WHERE page_id = ?)`)
        .run(pageId);
      this.database.prepare('DELETE FROM passages WHERE page_id = ?').run(pageId);
    }
    return rows.map((row) => byField((field) => (row[field] === '' ? [] : row[field].split(' '))));
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

function toCandidate(row: TokenRow, terms: QueryTerm[]): Candidate {
  return {
    id: String(row.id),
    pageId: String(row.page_id),
    anchor: row.anchor,
    occurrences: byField((field) => toOccurrences(row[field], terms)),
  };
}

/** Counts the terms in a field's tokens, which are joined by single spaces. */
function toOccurrences(tokens: string, terms: QueryTerm[]): FieldOccurrences {
  if (tokens === '') return { frequencies: terms.map(() => 0), length: 0 };
  const padded = ` ${tokens} `;
  return { frequencies: terms.map(({ term }) => count(padded, ` ${term} `)), length: count(padded, ' ') - 1 };
}

function count(text: string, part: string): number {
  let found = 0;
  // The space after one token is the space before the next, so a match steps back by one.
  const step = Math.max(1, part.length - 1);
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + step)) found++;
  return found;
}

function byField<Value>(valueOf: (field: Field) => Value): Record<Field, Value> {
  return Object.fromEntries(FIELDS.map((field) => [field, valueOf(field)])) as Record<Field, Value>;
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
