/** Who asks, as far as it decides what an answer may cost. */
export interface Asker {
  site: string;
  /** See callerNetwork; absent for a server, which asks for many readers. */
  network?: string;
}
