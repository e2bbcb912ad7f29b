import type { Analyzer } from './analysis/analyzer.js';
import { FIELDS } from './analysis/fields.js';
import type { StoredPassage } from './passage-store.js';

/** Whether the words of each phrase stand together in the passage; phrases as `Analyzer.phrasesOf` gives them. */
export function holdsPhrases(passage: StoredPassage, phrases: string[], analyzer: Analyzer): boolean {
  const tokens = analyzer.analyzePassage({ title: passage.title, description: '' }, passage);
  const fields = FIELDS.map((field) => ` ${tokens[field].join(' ')} `);
  return phrases.every((phrase) => fields.some((field) => field.includes(` ${phrase} `)));
}
