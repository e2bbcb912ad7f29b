import { serveWorker } from '../../dist/workers/serve-worker.js';

serveWorker({
  async echo(value) {
    return value;
  },
  async count(to, onNumber) {
    for (let number = 1; number <= to; number++) onNumber(number);
    return to;
  },
  async waitForAbort(signal) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    globalThis.aborted = true;
  },
  async wasAborted() {
    return globalThis.aborted === true;
  },
  async fail() {
    throw new RangeError('out of range');
  },
  crash() {
    setTimeout(() => {
      throw new Error('crashed on purpose');
    });
    return new Promise(() => undefined);
  },
});
