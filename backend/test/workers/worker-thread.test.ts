import { AppError } from '../../src/errors/app-error.js';
import { WorkerStartError, WorkerThread, remote } from '../../src/workers/worker-thread.js';

interface Echo {
  echo<Value>(value: Value, signal?: AbortSignal): Promise<Value>;
  count(to: number, onNumber: (number: number) => void): Promise<number>;
  waitForAbort(signal?: AbortSignal): Promise<void>;
  wasAborted(): Promise<boolean>;
  fail(): Promise<void>;
  crash(): Promise<void>;
}

describe('a port in a worker thread', () => {
  const crashes: string[] = [];
  const thread = new WorkerThread({
    name: 'echo',
    entry: new URL('./echo.worker.mjs', import.meta.url),
    data: {},
    timeoutMs: { default: 20_000, waitForAbort: 300 },
    onCrash: (error) => crashes.push(error.message),
  });
  const port = remote<Echo>(thread);

  afterAll(() => thread.close());

  it('takes values there and back', async () => {
    expect(await port.echo({ a: [1, 'ö', null] })).toEqual({ a: [1, 'ö', null] });
  });

  it('calls functions back, in order and before it returns', async () => {
    const numbers: number[] = [];
    expect(await port.count(3, (number) => numbers.push(number))).toBe(3);
    expect(numbers).toEqual([1, 2, 3]);
  });

  it('passes errors on', async () => {
    await expect(port.fail()).rejects.toThrow(/out of range/);
  });

  it('rejects at once when its signal aborts, and the worker hears of it', async () => {
    const controller = new AbortController();
    const waiting = port.waitForAbort(controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(await port.wasAborted()).toBe(true);
    await expect(port.echo(1, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });

  it('is not tried again when it cannot even start', async () => {
    const crashed: string[] = [];
    const stillborn = new WorkerThread({
      name: 'stillborn',
      entry: new URL('./none.mjs', import.meta.url),
      data: {},
      timeoutMs: { default: 20_000 },
      onCrash: (error) => crashed.push(error.message),
    });
    await expect(stillborn.started).rejects.toThrow(WorkerStartError);
    await expect(stillborn.call('echo', [1])).rejects.toMatchObject({ code: 'unavailable' });
    expect(crashed).toEqual([]);
  });

  it('gives a call up that takes too long', async () => {
    const error: unknown = await port
      .waitForAbort(new AbortController().signal)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'unavailable', retryable: true });
  });

  it('fails what was under way when the thread crashes, and starts it again', async () => {
    await expect(port.crash()).rejects.toMatchObject({ code: 'unavailable' });
    expect(crashes).toEqual(['crashed on purpose']);
    let echoed: number | undefined;
    while (echoed === undefined) {
      echoed = await port.echo(7).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(echoed).toBe(7);
  });
});
