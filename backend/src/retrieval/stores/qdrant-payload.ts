import type { Passage } from '../passages/passage.js';

/** What a point holds besides its vectors: the passage, its page, and what the ranker counts in it. */
export interface PassagePayload extends Passage {
  site: string;
  locale: string;
  /** `''` when the page is of every version. */
  version: string;
  page_id: number;
  revision: number;
  ordinal: number;
  url: string;
  title: string;
  /** As `packOccurrences` packs them, base64. */
  occurrences: string;
}
