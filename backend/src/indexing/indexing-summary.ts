/** How far an upload has come. */
export interface IndexingProgress {
  stage: 'embedding' | 'applying';
  /** Pages done, of `total`. */
  done: number;
  total: number;
}

/** What an upload changed, all of it applied. */
export interface IndexingSummary {
  site: string;
  locale: string;
  /** Pages of the site and locale now. */
  pages: number;
  added: number;
  updated: number;
  unchanged: number;
  removed: number;
  /** Passages of the site and locale now. */
  passages: number;
  /** Passages that were embedded for this upload. */
  embedded: number;
}
