import type { IconName } from './icons.js';
import type { FreeObject } from './scalars.js';

interface SourceBase {
  title: string;
  description?: string;
  timestamp?: string;
  /** Heading under which a list of sources may gather this one. */
  group?: string;
}

/** A web page. */
export interface URLSource extends SourceBase {
  type: 'url';
  url: string;
  attribution?: string;
}

/** A file, by name alone. */
export interface FileSource extends SourceBase {
  type: 'file';
  filename: string;
}

/** A thing the host application knows, by id. */
export interface EntitySource extends SourceBase {
  type: 'entity';
  id: string;
  icon?: IconName;
  label?: string;
  inline_label?: string;
  interactive: boolean;
  data: FreeObject;
  /** Deprecated, ignored. */
  preview?: 'lazy';
}

/** What an assistant relied on. */
export type Source = URLSource | FileSource | EntitySource;

/** A source as annotations carry it. */
export type AnnotationSource = Source;

/** A source tied to a place in a text. */
export interface Annotation {
  type: 'annotation';
  source: AnnotationSource;
  /** Offset in UTF-16 code units at which the marker stands; absent: the text as a whole. */
  index?: number;
}
