/** Makes the changes of one upload visible together, where the stores can. */
export abstract class IndexTransaction {
  /** Runs `work`; readers see all its changes once it resolves, and none of them when it throws. */
  abstract run<Result>(work: () => Promise<Result>): Promise<Result>;
}
