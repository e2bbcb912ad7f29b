/** A refusal with the status and the text that Qdrant answers in its error envelope. */
export class QdrantError extends Error {
  readonly status: number;

  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}

/** 404. */
export const notFound = (text: string): QdrantError => new QdrantError(404, `Not found: ${text}`);

/** 400, or 409 for what exists already. */
export const wrongInput = (text: string, status = 400): QdrantError =>
  new QdrantError(status, `Wrong input: ${text}`);

/** 400 for requests that make no sense as a whole. */
export const badRequest = (text: string): QdrantError => new QdrantError(400, `Bad request: ${text}`);

/** 400 for a body that is not JSON or has the wrong shape. */
export const formatError = (text: string): QdrantError =>
  new QdrantError(400, `Format error in JSON body: ${text}`);

/** 422 for a body of the right shape that breaks rules. */
export const brokenRules = (rules: string[]): QdrantError =>
  new QdrantError(422, `Validation error in JSON body: [${rules.join(', ')}]`);

/** 501, which Qdrant never answers: what this double leaves out is said and not guessed. */
export const notServed = (what: string): QdrantError =>
  new QdrantError(501, `This double does not serve ${what}.`);

/** 400 for a vector name that the collection does not know. */
export const unknownVector = (name: string): QdrantError =>
  wrongInput(`Not existing vector name error: ${name}`);

/** 400 for a sparse vector in a dense one's place, or the other way round. */
export const wrongKindOfVector = (): QdrantError =>
  wrongInput('Conversion between sparse and regular vectors failed');
