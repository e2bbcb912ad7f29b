/** What one call of a paid model has used: as the model says, or, where it does not say, all that was sent and written. */
export type ModelUse = { tokens: number } | { texts: string[] };
