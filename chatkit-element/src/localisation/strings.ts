import type { FailureReason } from '../api/request-failure.js';
import { english } from './english.js';

/** Every text of the panel, in one language. */
export interface Strings {
  panel: string;
  greeting: string;
  placeholder: string;
  message: string;
  send: string;
  stop: string;
  newThread: string;
  history: string;
  back: string;
  close: string;
  untitledThread: string;
  noThreads: string;
  loadMoreThreads: string;
  rename: string;
  renameThread: (title: string) => string;
  deleteThread: (title: string) => string;
  confirmDelete: (title: string) => string;
  delete: string;
  save: string;
  cancel: string;
  loading: string;
  loadOlder: string;
  showMore: string;
  jumpToEnd: string;
  youSaid: string;
  assistantSaid: string;
  assistantShowed: string;
  conversation: string;
  thinking: string;
  sources: string;
  source: (number: number, title: string) => string;
  copy: string;
  copyCode: string;
  copied: string;
  goodAnswer: string;
  badAnswer: string;
  answerAgain: string;
  retry: string;
  edit: string;
  notSent: string;
  removeQuote: string;
  locked: string;
  closed: string;
  failures: Record<FailureReason, string>;
}

/** Texts by language; a language that is not here falls back to English. */
const translations = new Map<string, Strings>([['en', english]]);

/** The texts for a locale: those of the whole tag, else of its language, else English. */
export function stringsFor(locale: string): Strings {
  const [language = ''] = locale.split('-');
  return translations.get(locale) ?? translations.get(language) ?? english;
}
