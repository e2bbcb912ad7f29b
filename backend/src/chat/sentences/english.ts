import { READER_SENTENCES } from '../../errors/reader-sentences.js';
import type { Sentences } from './sentences.js';

export const ENGLISH: Sentences = {
  searching: 'Searching the docs',
  notInDocs: 'I could not find an answer to this in the docs. These pages come closest:',
  notInDocsAtAll:
    'I could not find an answer to this in the docs. Try other words, or the name of the feature.',
  askHuman: 'Ask a human',
  followUps: 'Related questions',
  failures: READER_SENTENCES,
};
