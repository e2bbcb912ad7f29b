import type { Field } from '../analysis/fields.js';
import type { Passage } from '../passages/passage.js';

/** What a point holds besides its vectors: the passage, its page, and its tokens by field, joined by spaces. */
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
  tokens: Record<Field, string>;
}
