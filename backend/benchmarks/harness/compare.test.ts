import { compare } from './compare.ts';

it('runs both for the same samples in turns, who begins taking turns too', async () => {
  const runs: string[] = [];
  await compare(
    { measured: (sample) => runs.push(`m${sample}`), reference: (sample) => runs.push(`r${sample}`) },
    { samples: 3, warmUps: 1 },
  );
  expect(runs).toEqual(['r0', 'm0', 'r0', 'm0', 'm1', 'r1', 'r2', 'm2']);
});

it('waits for what takes its time', async () => {
  let isRunning = false;
  const work = async (): Promise<void> => {
    expect(isRunning).toBe(false);
    isRunning = true;
    await new Promise(setImmediate);
    isRunning = false;
  };
  const { measured, reference } = await compare(
    { measured: work, reference: work },
    { samples: 2, warmUps: 0 },
  );
  expect(Math.min(measured, reference)).toBeGreaterThan(0);
});
