const KINDS = ['none', 'delay', 'status', 'cut', 'hang', 'refuse'] as const;

/**
 * What goes wrong: `delay` waits `ms` and goes on; `status` answers `status` with `body` (a string is plain text) and
 * `headers`; `cut` writes the first `afterBytes` of the answer's body, half of it unless told, and drops the
 * connection; `hang` never answers, or stalls after `afterBytes` when told; `refuse` drops the connection at once.
 */
export interface Fault {
  kind: (typeof KINDS)[number];
  /** The operations it befalls; all unless told. */
  operations?: string[];
  /** How many requests it befalls; all unless told. */
  times?: number;
  ms?: number;
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  afterBytes?: number;
}

/** The faults in force. For each request the first one counts that names its operation and is not used up. */
export class FaultScript {
  private faults: Fault[] = [];

  /** Puts one fault or a list in place of those before; throws a `TypeError` that says what is wrong with it. */
  set(script: unknown): void {
    const faults = (Array.isArray(script) ? script : [script]) as Fault[];
    for (const fault of faults) {
      if (!KINDS.includes(fault?.kind)) throw new TypeError(`A fault's kind is one of ${KINDS.join(', ')}.`);
      if (fault.operations !== undefined && !Array.isArray(fault.operations))
        throw new TypeError("A fault's operations are a list of operation ids.");
    }
    this.faults = faults.filter(({ kind }) => kind !== 'none').map((fault) => ({ ...fault }));
  }

  /** The fault that befalls this request, counted as used. */
  take(operation: string): Fault | undefined {
    const fault = this.faults.find(
      ({ operations, times }) => times !== 0 && (operations?.includes(operation) ?? true),
    );
    if (fault?.times !== undefined) fault.times--;
    return fault;
  }
}
