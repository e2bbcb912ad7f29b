import { randomUUID } from 'node:crypto';
import type { Reply } from '../vendor.ts';

/** A refusal in Cohere's form: a status, `{ message, id }` and perhaps headers. */
export class CohereFault extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }

  toReply(): Reply {
    return { status: this.status, headers: this.headers, body: { id: randomUUID(), message: this.message } };
  }
}

/** A 400 whose message begins as Cohere's do. */
export function invalidRequest(problem: string): CohereFault {
  return new CohereFault(400, `invalid request: ${problem}`);
}
