/** Something of the site could not be had. The message ends the sentence "/docs/intro was left out: …". */
export class PageFailure extends Error {
  override readonly name = 'PageFailure';

  constructor(
    message: string,
    readonly details: {
      /** The HTTP status, where there was an answer. */
      status?: number;
      /** Whether it may well be there a moment later. */
      isTemporary?: boolean;
      /** How long the site asks to wait. */
      retryAfterMs?: number;
    } = {},
  ) {
    super(message);
  }
}
