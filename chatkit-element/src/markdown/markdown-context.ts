import type { Strings } from '../localisation/strings.js';
import type { NumberedSource } from '../sources/citations.js';

/** What the rendering of a text needs beside the text. */
export interface MarkdownContext {
  strings: Strings;
  /** The address of the page, against which links are resolved. */
  base: string;
  /** What footnotes point to. */
  sources: readonly NumberedSource[];
  /** Hosts from which pictures may be shown; undefined: any. */
  allowedImageDomains?: readonly string[];
}
