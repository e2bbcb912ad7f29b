import { withDeadline } from './with-deadline.js';

describe('withDeadline', () => {
  it('gives what the work gives', async () => {
    expect(await withDeadline(async () => 1, { timeoutMs: 60_000, upstream: 'It' })).toBe(1);
  });

  it('gives the work up when its time is over, even when it does not listen', async () => {
    let signal: AbortSignal | undefined;
    const work = (within: AbortSignal): Promise<never> => {
      signal = within;
      return new Promise(() => undefined);
    };
    await expect(withDeadline(work, { timeoutMs: 1, upstream: 'It' })).rejects.toMatchObject({
      fault: 'slow',
      operatorMessage: 'It gave no answer within 1 ms.',
    });
    expect(signal?.aborted).toBe(true);
  });

  it("ends by the reason of the caller's signal", async () => {
    const controller = new AbortController();
    const waiting = withDeadline(
      () => new Promise(() => undefined),
      { timeoutMs: 60_000, upstream: 'It' },
      controller.signal,
    );
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });
});
