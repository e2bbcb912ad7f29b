import preset from '../jest.preset.mjs';

/** One file after the other: each starts real processes and a browser. */
export default { ...preset, maxWorkers: 1, testTimeout: 120_000 };
