import { retrying } from './retrying.js';
import { UpstreamError, type UpstreamFault } from './upstream-error.js';

const failure = (fault: UpstreamFault, retryAfterSeconds?: number): UpstreamError =>
  new UpstreamError(fault, { operatorMessage: `It ${fault}.`, retryAfterSeconds });
const NEVER: AbortSignal = new AbortController().signal;

/** Work that fails with these errors in turn, then succeeds; counts its calls. */
function workThatFails(...errors: Error[]) {
  let calls = 0;
  const work = async (): Promise<string> => {
    const error = errors[calls++];
    if (error) throw error;
    return 'done';
  };
  return { work, calls: () => calls };
}

describe('retrying', () => {
  it('repeats what is worth it until it succeeds', async () => {
    const { work, calls } = workThatFails(failure('rate_limited', 0.01), failure('failed', 0.01));
    expect(await retrying(work, { attempts: 3, maxWaitMs: 1_000 }, NEVER)).toBe('done');
    expect(calls()).toBe(3);
  });

  it('gives up after its attempts, with the last failure', async () => {
    const { work, calls } = workThatFails(failure('failed', 0), failure('unreachable', 0));
    await expect(retrying(work, { attempts: 2, maxWaitMs: 1_000 }, NEVER)).rejects.toMatchObject({
      fault: 'unreachable',
    });
    expect(calls()).toBe(2);
  });

  it.each([failure('unauthorized'), failure('rejected'), new TypeError('a mistake of ours')])(
    'does not repeat what no repetition mends: %s',
    async (error) => {
      const { work, calls } = workThatFails(error);
      await expect(retrying(work, { attempts: 5, maxWaitMs: 1_000 }, NEVER)).rejects.toBe(error);
      expect(calls()).toBe(1);
    },
  );

  it('gives up at once when it is asked to wait longer than it may', async () => {
    const { work, calls } = workThatFails(failure('rate_limited', 60));
    await expect(retrying(work, { attempts: 5, maxWaitMs: 1_000 }, NEVER)).rejects.toMatchObject({
      retryAfterSeconds: 60,
    });
    expect(calls()).toBe(1);
  });

  it('ends by the reason of its signal while it waits', async () => {
    const controller = new AbortController();
    const { work } = workThatFails(failure('rate_limited', 60));
    const waiting = retrying(work, { attempts: 5, maxWaitMs: 100_000 }, controller.signal);
    setImmediate(() => controller.abort(new Error('enough')));
    await expect(waiting).rejects.toThrow('enough');
  });
});
