import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Collection } from './collection.ts';
import type { Collections } from './collections.ts';
import { selectParts } from './select-parts.ts';

const POINTS_A_LINE = 100;

/** A write as the journal keeps it. */
export interface Write {
  operation: string;
  collection: string;
  body: unknown;
}

/** Every write, one line of JSON each, in a file that begins with the state at the last start. */
export class Journal {
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** The writes so far; a last line that a crash left half is none. */
  read(): Write[] {
    if (!existsSync(this.file)) return [];
    const lines = readFileSync(this.file, 'utf8').split('\n');
    return lines.slice(0, -1).map((line) => JSON.parse(line) as Write);
  }

  append(write: Write): void {
    appendFileSync(this.file, toLine(write));
  }

  /** Puts the shortest writes that lead to this state in the place of all before. */
  compact(collections: Collections): void {
    const writes = [...collections.byName].flatMap(([name, collection]) => toWrites(name, collection));
    const actions = [...collections.aliases].map(([alias_name, collection_name]) => ({
      create_alias: { alias_name, collection_name },
    }));
    if (actions.length > 0) writes.push({ operation: 'update_aliases', collection: '', body: { actions } });
    writeFileSync(`${this.file}.new`, writes.map(toLine).join(''));
    renameSync(`${this.file}.new`, this.file);
  }
}

function toWrites(name: string, collection: Collection): Write[] {
  const writes: Write[] = [{ operation: 'create_collection', collection: name, body: collection.settings }];
  for (const [field_name, field_schema] of collection.fieldIndexes)
    writes.push({ operation: 'create_field_index', collection: name, body: { field_name, field_schema } });
  const points = collection.all().map((point) => ({
    id: point.id,
    ...selectParts(point, { with_vector: true }, true),
  }));
  for (let start = 0; start < points.length; start += POINTS_A_LINE) {
    const body = { points: points.slice(start, start + POINTS_A_LINE) };
    writes.push({ operation: 'upsert_points', collection: name, body });
  }
  return writes;
}

function toLine(write: Write): string {
  return `${JSON.stringify(write)}\n`;
}
