/**
 * Loaded into a process before its own modules: measures how long events wait there for the main thread, and tells the
 * parent process.
 */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { isMainThread } from 'node:worker_threads';
import { EventLoopDelay, type EventLoopWaits } from './event-loop-delay.ts';

if (isMainThread && process.execArgv.includes(import.meta.filename)) {
  const delay = new EventLoopDelay();
  process.on('message', (command) => (command === 'reset' ? delay.reset() : process.send!(delay.read())));
  process.channel!.unref();
}

/** The module, for `--import`. */
export const EVENT_LOOP_PROBE = import.meta.filename;

/** Makes the probe in a process forget what it measured until now. */
export function resetProbe(child: ChildProcess): void {
  child.send('reset');
}

/** What the probe in a process measured since then. */
export async function readProbe(child: ChildProcess): Promise<EventLoopWaits> {
  child.send('read');
  const [waits] = (await once(child, 'message')) as [EventLoopWaits];
  return waits;
}
