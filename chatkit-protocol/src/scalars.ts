/**
 * A moment as ISO 8601. New servers write UTC with `Z`; the official Python server writes local time without an
 * offset, with six fraction digits or none, so readers take both.
 */
export type DateTime = string;

/** An absolute URL. */
export type Url = string;

/** The answer to a request that has nothing to say. */
export type EmptyObject = Record<string, never>;

/** A free dictionary; nested nulls are kept. */
export type FreeObject = Record<string, unknown>;
