import preset from '../jest.preset.mjs';

/**
 * One file after the other: each starts real processes and a browser. The containers, which need an engine, are tested
 * by `.ci/check-containers.sh`.
 */
export default {
  ...preset,
  testPathIgnorePatterns: [...preset.testPathIgnorePatterns, '<rootDir>/containers/'],
  maxWorkers: 1,
  testTimeout: 120_000,
};
