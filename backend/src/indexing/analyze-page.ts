import { createHash } from 'node:crypto';
import { analyzerFor } from '../retrieval/analysis/analyzer.js';
import type { AnalyzedPassage } from '../retrieval/passage-store.js';
import { splitPage } from '../retrieval/passages/split-page.js';
import type { CatalogPage } from '../retrieval/site-catalog.js';

/** A page taken apart: its title, and its passages with their tokens. */
export interface AnalyzedPage {
  title: string;
  passages: AnalyzedPassage[];
}

/** Splits a page at its headings and analyses each passage in the page's language. */
export function analyzePage(page: CatalogPage): AnalyzedPage {
  const split = splitPage(page);
  const analyzer = analyzerFor(page.locale);
  const passages = split.passages.map((passage) => ({
    ...passage,
    tokens: analyzer.analyzePassage(split, passage),
  }));
  return { title: split.title, passages };
}

/** Tells a changed page from an unchanged one. */
export function hashOfPage(page: CatalogPage): string {
  const { url, title, content, format, version, description, updated_at } = page;
  const parts = [url, title, content, format, version, description ?? null, updated_at ?? null];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
