import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/**
 * The arrows between projects: website → plugin → element → protocol ← backend; e2e talks HTTP and drives a
 * browser, so it imports none of them.
 */
const mayImport = {
  'chatkit-protocol': [],
  'chatkit-element': ['chatkit-protocol'],
  backend: ['chatkit-protocol'],
  'docusaurus-plugin-chatkit': ['chatkit-element', 'chatkit-protocol'],
  website: ['docusaurus-plugin-chatkit'],
  e2e: [],
};
const projects = Object.keys(mayImport);

/** What no file of `project` may import: the projects its arrow does not point to, and any project by path. */
const forbiddenBetweenProjects = (project) => [
  ...projects
    .filter((other) => other !== project && !mayImport[project].includes(other))
    .map((other) => ({ group: [other, `${other}/**`], message: `${project} may not import ${other}.` })),
  {
    regex: `^(\\.\\./)+(${projects.join('|')})(/|$)`,
    message: 'Import another project by its name, not by its path.',
  },
];

const vendorSdks = {
  group: ['openai', 'openai/**', 'cohere-ai', '@qdrant/**', 'node:sqlite'],
  message: 'Only adapters know a vendor or a database.',
};
const nest = { group: ['@nestjs/**'], message: 'Ports and pure files know no Nest.' };
const features = ['limits', 'session', 'chat', 'retrieval', 'indexing', 'health', 'metrics'];
const feature = (names, message) => ({ regex: `^(\\.\\./)+(${names.join('|')})/`, message });
const adapters = {
  regex: '/[\\w-]+\\.(store|embedder|reranker|answer-model|catalog|embedding-cache|index-transaction)\\.js$',
  message: 'Only modules and worker entries choose an adapter; depend on the port.',
};

/** The server half of ChatKit could be a package of its own: all that it may import of others. */
const chatKitServer = {
  regex:
    '^(?!\\./|\\.\\./thread-store\\.js$|\\.\\./\\.\\./errors/app-error\\.js$|chatkit-protocol$|node:crypto$)',
  message: 'The ChatKit server half knows its ports, AppError and the protocol, nothing else.',
};

/** One `no-restricted-imports` for backend files: later blocks replace earlier ones, so each says all it forbids. */
const backendRule = (files, ignores, patterns) => ({
  files: files.map((file) => `backend/src/${file}`),
  ignores: ignores.map((file) => `backend/src/${file}`),
  rules: {
    'no-restricted-imports': ['error', { patterns: [...forbiddenBetweenProjects('backend'), ...patterns] }],
  },
});
const composing = ['**/*.module.ts', '**/*.worker.ts', 'retrieval/adapters.ts', 'main.ts', 'application.ts'];
/** Files that are adapters, and the tests that need a real one. */
const adapterFiles = [
  '**/*.test.ts',
  '**/*.{store,embedder,reranker,answer-model,catalog,embedding-cache,index-transaction}.ts',
  '**/*-{database,connection}.ts',
  'upstreams/openai-*.ts',
  '**/qdrant-failures.ts',
];

export default tseslint.config(
  {
    ignores: ['**/{node_modules,lib,dist,build,data,.docusaurus,.nx,fixtures}/**'],
  },
  ...tseslint.configs.strict,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/extensions': ['.ts', '.tsx'] },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
    },
  },
  ...projects.map((project) => ({
    files: [`${project}/**/*.{ts,tsx,mjs,js}`],
    rules: {
      'no-restricted-imports': ['error', { patterns: forbiddenBetweenProjects(project) }],
    },
  })),
  {
    files: ['backend/src/**/*.ts'],
    ignores: ['backend/src/configuration/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only configuration reads the environment.' },
      ],
    },
  },
  backendRule(['**/*.ts'], [...composing, ...adapterFiles], [vendorSdks, adapters]),
  backendRule(
    ['{configuration,errors}/**/*.ts'],
    [],
    [vendorSdks, feature(features, 'Configuration and errors know no feature.')],
  ),
  backendRule(
    ['retrieval/**/*.ts'],
    [
      '**/*.module.ts',
      '**/*.controller.ts',
      '**/*.worker.ts',
      '**/*.service.ts',
      '**/retrieval/adapters.ts',
      ...adapterFiles,
    ],
    [vendorSdks, adapters, feature(['chat', 'indexing'], 'Retrieval is below chat and indexing.')],
  ),
  backendRule(['chat/chatkit/**/*.ts'], ['**/*.test.ts'], [chatKitServer]),
  backendRule(
    ['retrieval/{passages,analysis,ranking,quoting}/**/*.ts'],
    [],
    [vendorSdks, nest, feature(['chat', 'indexing', 'session'], 'Pure retrieval knows nothing above it.')],
  ),
);
