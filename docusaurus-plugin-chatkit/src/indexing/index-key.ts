import { IndexingError } from './indexing-error.js';

/** What to do without the key, where it is needed. */
const ADVICE = {
  build: 'For builds that shall not index, turn the option "indexing.onBuild" off.',
  crawl: 'Run CHATKIT_INDEX_API_KEY=<key> chatkit-crawl with the same options.',
  command: 'Run CHATKIT_INDEX_API_KEY=<key> docusaurus chatkit:index.',
};

/** The index key, from the one place it is taken from: the environment. Throws an IndexingError where it is not set. */
export function readIndexKey(neededBy: keyof typeof ADVICE): string {
  const key = process.env.CHATKIT_INDEX_API_KEY?.trim();
  if (key) return key;
  throw new IndexingError(
    'CHATKIT_INDEX_API_KEY is not set. It takes the service’s index key: its INDEX_API_KEY, or the site’s in INDEX_API_KEYS. ' +
      ADVICE[neededBy],
  );
}
