/**
 * Loaded before the service as `stopped-clock.mjs?<Unix time in milliseconds>`: its clock stands still at that time, and is
 * moved on by messages that say how many milliseconds.
 */
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  let milliseconds = Number(new URL(import.meta.url).search.slice(1));
  const RealDate = Date;
  globalThis.Date = class Date extends RealDate {
    constructor(...given) {
      super(...(given.length === 0 ? [milliseconds] : given));
    }
    static now() {
      return milliseconds;
    }
  };
  performance.now = () => milliseconds;
  process.on('message', (ms) => {
    milliseconds += ms;
    process.send('advanced');
  });
  process.channel.unref();
}
