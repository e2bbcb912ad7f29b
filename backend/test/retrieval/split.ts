import type { Passage, SplitPage } from '../../src/retrieval/passages/passage.js';
import { splitPage } from '../../src/retrieval/passages/split-page.js';

/** Splits a page of a small English site. */
export function split(content: string, format: 'html' | 'markdown', title = ''): SplitPage {
  return splitPage({ url: '/docs/watering', title, content, format, locale: 'en' });
}

/** The anchors of a page's passages, in page order. */
export function anchors({ passages }: SplitPage): string[] {
  return passages.map(({ anchor }) => anchor);
}

/** The first passage with an anchor. */
export function passageAt({ passages }: SplitPage, anchor: string): Passage {
  return passages.find((passage) => passage.anchor === anchor)!;
}

/** The texts of all blocks of a page, one a line. */
export function textOf({ passages }: SplitPage): string {
  return passages.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join('\n');
}
