const seconds = (ms) => (ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`);
const heartbeatMs = 10_000;

/** Says what is being done, and how long each stage of it took. */
export class Stages {
  #started = performance.now();
  #finished = [];

  /** Runs `work` under a title; a sign of life follows every ten seconds where no terminal shows one. */
  async run(name, title, work) {
    const started = performance.now();
    console.log(`\n▸ ${title}`);
    const showLife = () => console.log(`  … ${name}: ${seconds(performance.now() - started)}`);
    const heartbeat = setInterval(process.stdout.isTTY ? () => {} : showLife, heartbeatMs);
    try {
      return await work();
    } finally {
      clearInterval(heartbeat);
      this.#finished.push(`${name} ${seconds(performance.now() - started)}`);
    }
  }

  /** All of it in a line: `92 s (install 41 s, build 43 s)`. */
  summary() {
    return `${seconds(performance.now() - this.#started)} (${this.#finished.join(', ')})`;
  }
}
