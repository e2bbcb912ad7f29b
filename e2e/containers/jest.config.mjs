import preset from '../../jest.preset.mjs';

/** One file after the other: each has the engine to itself. Building images takes its time. */
export default { ...preset, rootDir: '.', maxWorkers: 1, testTimeout: 600_000 };
