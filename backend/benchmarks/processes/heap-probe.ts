/** Loaded into a process before its own modules: tells the parent process what its main thread holds in memory. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.execArgv.includes(import.meta.filename)) {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  process.on('message', () => {
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    process.send!((heapUsed + external) / 1e6);
  });
  process.channel!.unref();
}

/** The module, for `--import`. */
export const HEAP_PROBE = import.meta.filename;

/** What the main thread of a process with this probe holds once its garbage is collected, in MB. */
export async function heldMemory(child: ChildProcess): Promise<number> {
  child.send('read');
  const [megabytes] = (await once(child, 'message')) as [number];
  return megabytes;
}
