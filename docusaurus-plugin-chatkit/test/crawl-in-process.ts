import { runCrawl } from '../src/crawl/run-crawl.js';
import type { CrawlRun } from './crawl-process.js';

/** Runs `chatkit-crawl` in this process, which saves the start of another; in the current folder, with this key or none. */
export async function crawlInProcess(args: string[], key: string | undefined): Promise<CrawlRun> {
  let output = '';
  const spies = (['log', 'info', 'warn', 'error'] as const).map((method) =>
    jest.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      output += `${parts.join(' ')}\n`;
    }),
  );
  delete process.env.CHATKIT_INDEX_API_KEY;
  if (key !== undefined) process.env.CHATKIT_INDEX_API_KEY = key;
  try {
    return { exitCode: await runCrawl(args, new AbortController().signal), output };
  } finally {
    delete process.env.CHATKIT_INDEX_API_KEY;
    spies.forEach((spy) => spy.mockRestore());
  }
}
