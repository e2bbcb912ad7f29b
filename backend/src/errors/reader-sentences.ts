/**
 * What readers are told of failures that can end a stream, by name: in English here, and in other languages wherever
 * streams are told.
 */
export const READER_SENTENCES = {
  // The names of UpstreamFault.
  unreachable: 'A service that is needed for this cannot be reached. Try again in a moment.',
  slow: 'A service that is needed for this takes too long. Try again in a moment.',
  unauthorized:
    'A service that is needed for this refuses to work. The operator of this site has to mend it.',
  quota_exceeded: 'A service that is needed for this is used up. The operator of this site has to mend it.',
  rate_limited: 'Too many questions are asked at the moment. Try again a little later.',
  rejected: 'A service that is needed for this refused. The operator of this site has to mend it.',
  failed: 'A service that is needed for this failed. Try again in a moment.',
  interrupted: 'The answer broke off. Try again.',
  index_unreachable: 'The search index cannot be reached. Try again in a moment.',
  question_too_long: 'This question is too long for the model. Ask a shorter one.',
  answer_declined: 'The model declined to answer this question. Ask in another way.',
  answer_filtered: 'The answer was stopped by a content filter. Ask in another way.',
  answer_cut: 'The answer was cut at its length limit. Ask for a part of it.',
  part_restarting: 'A part of the service is restarting. Try again in a moment.',
  part_slow: 'A part of the service takes too long. Try again in a moment.',
  pages_moving: 'The pages of this site are being moved. Try again in a moment.',
  site_not_indexed: 'No pages of this site are indexed. The operator of this site has to mend it.',
  thread_deleted: 'This conversation has been deleted. Start a new one.',
  internal_error: 'Something went wrong in the service. Try again in a moment.',
} as const;

/** The name of a sentence for readers. */
export type ReaderSentence = keyof typeof READER_SENTENCES;
