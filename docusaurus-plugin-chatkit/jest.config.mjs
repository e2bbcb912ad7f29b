import preset from '../jest.preset.mjs';

const [[sources, [transformer, options]]] = Object.entries(preset.transform);

/** The plugin ships CommonJS, as Docusaurus loads it: so it is tested as CommonJS, with real `import()` for ESM. */
export default {
  ...preset,
  extensionsToTreatAsEsm: [],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/lib/'],
  transform: {
    [sources]: [transformer, { ...options, module: { type: 'commonjs', ignoreDynamic: true } }],
  },
};
