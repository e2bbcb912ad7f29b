import { Upstream } from './upstream.js';
import { UpstreamError } from './upstream-error.js';

const failure = new UpstreamError('failed', { operatorMessage: 'It failed.' });
const fail = async (): Promise<never> => {
  throw failure;
};

describe('Upstream', () => {
  const told: string[] = [];
  let upstream: Upstream;

  beforeEach(() => {
    told.length = 0;
    upstream = new Upstream({ name: 'It', maxPauseMs: 60_000, onChange: (message) => told.push(message) });
  });

  it('counts what becomes of calls, and says what is wrong now', async () => {
    await upstream.call(async () => 'done');
    await upstream.call(fail).catch(() => undefined);
    expect(upstream.state).toEqual({
      name: 'It',
      succeeded: 1,
      failed: { failed: 1 },
      skipped: 0,
      problem: 'It failed.',
    });
    await upstream.call(async () => 'done');
    expect(upstream.state).toMatchObject({ succeeded: 2, problem: undefined });
  });

  it('tells when it begins to fail and when it works again, not each time', async () => {
    for (let call = 0; call < 2; call++) await upstream.call(fail).catch(() => undefined);
    await upstream.call(async () => 'done');
    await upstream.call(async () => 'done');
    expect(told).toEqual(['It failed.', 'It works again.']);
  });

  it('makes no call for a while after some failures in a row', async () => {
    let calls = 0;
    const count = (): Promise<never> => (calls++, fail());
    for (let call = 0; call < 5; call++) await expect(upstream.call(count)).rejects.toBe(failure);
    expect(calls).toBe(3);
    expect(upstream.state).toMatchObject({ failed: { failed: 3 }, skipped: 2 });
  });

  it('always calls when it may not pause', async () => {
    const eager = new Upstream({ name: 'It', maxPauseMs: 0, onChange: () => undefined });
    for (let call = 0; call < 5; call++) await eager.call(fail).catch(() => undefined);
    expect(eager.state).toMatchObject({ failed: { failed: 5 }, skipped: 0 });
  });

  it('does not count what is no failure of the service', async () => {
    const leaving = new DOMException('The caller left.', 'AbortError');
    await expect(upstream.call(() => Promise.reject(leaving))).rejects.toBe(leaving);
    expect(upstream.state).toMatchObject({ succeeded: 0, failed: {}, problem: undefined });
  });
});
