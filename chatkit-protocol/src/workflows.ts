import type { IconName } from './icons.js';
import type { FileSource, URLSource } from './sources.js';

interface TaskBase {
  status_indicator: 'none' | 'loading' | 'complete';
  title?: string;
}

/** A step in the integration's own words; `content` is Markdown. */
export interface CustomTask extends TaskBase {
  type: 'custom';
  icon?: IconName;
  content?: string;
}

/** A web search. */
export interface SearchTask extends TaskBase {
  type: 'web_search';
  title_query?: string;
  queries: string[];
  sources: URLSource[];
}

/** A piece of reasoning. */
export interface ThoughtTask extends TaskBase {
  type: 'thought';
  content: string;
}

/** Work on files. */
export interface FileTask extends TaskBase {
  type: 'file';
  sources: FileSource[];
}

/** Work on an image. */
export interface ImageTask extends TaskBase {
  type: 'image';
}

/** One step an assistant shows while or after it works. */
export type Task = CustomTask | SearchTask | ThoughtTask | FileTask | ImageTask;

/** Sums a workflow up by a title. */
export interface CustomSummary {
  title: string;
  icon?: IconName;
}

/** Sums a workflow up by how long it took, in seconds. */
export interface DurationSummary {
  duration: number;
}

/** What stands for a finished workflow. */
export type WorkflowSummary = CustomSummary | DurationSummary;

/** A row of tasks, or of thoughts. */
export interface Workflow {
  type: 'custom' | 'reasoning';
  tasks: Task[];
  summary?: WorkflowSummary;
  expanded: boolean;
}
