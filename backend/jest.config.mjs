import preset from '../jest.preset.mjs';

/** Two at a time whatever the machine: much of what they do is to wait, for services to start and for time to pass. */
export default { ...preset, maxWorkers: 2 };
