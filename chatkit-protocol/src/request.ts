import type { FreeObject } from './scalars.js';

/** The body of a POST to a ChatKit endpoint; unknown keys are ignored. */
export interface Request<Type extends string, Params> {
  type: Type;
  /** Free-form, for the integration. */
  metadata?: FreeObject;
  params: Params;
}
