/** A page as its owner sent it: what is split into passages. */
export interface PageSource {
  /** Path of the page, `baseUrl` included, without query or hash. */
  url: string;
  title: string;
  content: string;
  format: 'html' | 'markdown';
  /** BCP 47 tag of the docs' language; decides stemming and stop words. */
  locale: string;
  description?: string;
}

/** One block of a passage, in page order: what may be quoted as a whole. */
export interface Block {
  kind: 'text' | 'list' | 'code' | 'table';
  /** Plain text; code keeps its line breaks, a list has one item a line, a table one row a line, its column names first. */
  text: string;
  /** Where inline code stands in the text of another kind: UTF-16 offsets, ascending. Passages stored before lack it. */
  code?: [start: number, end: number][];
  /** Language of a code block, where the page says it. */
  language?: string;
  /** Title of a code block, such as a file name. */
  title?: string;
}

/** A link inside a passage, with its target as the page wrote it, resolved against the page's path. */
export interface PassageLink {
  text: string;
  url: string;
}

/** A heading's section of a page: what is searched and cited. */
export interface Passage {
  /** Id of its heading or table row on the page, without `#`; empty for what stands above the first heading. */
  anchor: string;
  /** Breadcrumb below the page's title, outermost first; the last is the passage's own heading. */
  headings: string[];
  blocks: Block[];
  links: PassageLink[];
}

/** A page, split: its passages in page order. */
export interface SplitPage {
  title: string;
  /** Empty when there is none, or when it only repeats how the page begins. */
  description: string;
  passages: Passage[];
}
