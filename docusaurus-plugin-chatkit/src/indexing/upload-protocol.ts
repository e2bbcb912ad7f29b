/** A page as the service takes it. */
export interface Page {
  /** The page's path, `baseUrl` included. */
  url: string;
  title: string;
  content: string;
  format: 'html';
  version?: string;
  description?: string;
  updated_at?: string;
}

/** What the service wants to know of a site beside its pages. */
export interface SiteDescription {
  base_url: string;
  default_locale?: string;
  default_version?: string;
  versions: string[];
  /** What a model that answers is told about the site; empty for nothing. */
  instructions?: string;
  /** Where readers reach a human; empty for nowhere. */
  contact_url?: string;
}

/** How far the service is. */
export interface Progress {
  stage: string;
  done: number;
  total: number;
}

/** What the service says it did: all of it is applied. */
export interface IndexSummary {
  site: string;
  locale: string;
  pages: number;
  added: number;
  updated: number;
  unchanged: number;
  removed: number;
  passages: number;
  embedded: number;
}

/** Why the service did nothing. */
export interface ServiceError {
  code: string;
  message: string;
  request_id?: string;
}

export function isServiceError(value: unknown): value is ServiceError {
  return has(value, 'code') && has(value, 'message');
}

export function isIndexSummary(value: unknown): value is IndexSummary {
  return has(value, 'pages') && has(value, 'unchanged');
}

export function isProgress(value: unknown): value is Progress {
  return has(value, 'stage') && has(value, 'done') && has(value, 'total');
}

function has(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}
