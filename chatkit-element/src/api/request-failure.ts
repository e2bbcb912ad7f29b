/** Why a request failed, as far as a reader can do something about it. */
export type FailureReason =
  | 'unreachable'
  | 'interrupted'
  | 'unauthorized'
  | 'not_found'
  | 'too_long'
  | 'too_many'
  | 'busy'
  | 'refused'
  | 'failed';

/** A request that got no answer, or not the one it wanted. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';

  constructor(
    readonly reason: FailureReason,
    /** A sentence for the reader, when the server gave one. */
    readonly readerMessage?: string,
    options?: ErrorOptions,
  ) {
    super(readerMessage ?? `The request failed: ${reason}.`, options);
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return retryableReasons.has(this.reason);
  }
}

const retryableReasons = new Set<FailureReason>(['unreachable', 'interrupted', 'too_many', 'busy', 'failed']);

/** Reads what a server said about its refusal: `{message}` as JSON is for the reader, anything else is not. */
export async function toRequestFailure(response: Response): Promise<RequestFailure> {
  const body: unknown = await response.json().catch(() => undefined);
  const message =
    typeof body === 'object' && body !== null && 'message' in body && typeof body.message === 'string'
      ? body.message
      : undefined;
  return new RequestFailure(reasonOf(response.status), message, { cause: { status: response.status, body } });
}

function reasonOf(status: number): FailureReason {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404) return 'not_found';
  if (status === 409) return 'busy';
  if (status === 413) return 'too_long';
  if (status === 429) return 'too_many';
  return status === 408 || status >= 500 ? 'failed' : 'refused';
}
