import { join } from 'node:path';
import { startListening, type ListeningProcess } from './child-process.ts';

/** The key with which the benchmarks index. */
export const INDEX_KEY = 'index-key-of-the-benchmarks';

/** Settings of a service besides where it keeps its data. */
export interface ServiceOptions {
  variables?: Record<string, string>;
  /** A module that is loaded into it before its own. */
  preload?: string;
}

/** Starts the built service on a free port of this machine alone. */
export function startService(
  dataDir: string,
  { variables = {}, preload }: ServiceOptions = {},
): Promise<ListeningProcess> {
  const main = join(import.meta.dirname, '../../dist/main.js');
  return startListening([...(preload === undefined ? [] : ['--import', preload]), main], {
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    INDEX_API_KEY: INDEX_KEY,
    ...variables,
  });
}

/** Starts the double of OpenAI; its address is that of the API. */
export async function startOpenAiDouble(): Promise<ListeningProcess> {
  const main = join(import.meta.dirname, '../../test/doubles/main.ts');
  const double = await startListening(['--disable-warning=ExperimentalWarning', main, 'openai']);
  return { ...double, url: `${double.url}/v1` };
}
