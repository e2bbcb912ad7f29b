/** Nothing was measured. The message says why and what to do, a sentence or list of them for people. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}
