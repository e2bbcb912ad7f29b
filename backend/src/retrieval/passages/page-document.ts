import type { Nodes } from 'hast';
import type { Block, PassageLink } from './passage.js';

/** A page read from its format: what the splitter works on, alike for HTML and Markdown. */
export interface PageDocument {
  title: string;
  description: string;
  /** The page's own content, without the site around it. */
  content: Nodes[];
}

/** A block with the links that stand in it. */
export interface LinkedBlock extends Block {
  links: PassageLink[];
}

/** What a page is made of, in page order. */
export type PagePart =
  | { type: 'heading'; level: number; anchor: string; text: string }
  | { type: 'block'; block: LinkedBlock }
  /** A row of an option table that can be linked to by itself. */
  | { type: 'row'; anchor: string; name: string; block: LinkedBlock };
