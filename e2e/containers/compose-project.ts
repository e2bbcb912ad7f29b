import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../processes.js';
import { ServiceClient } from '../service-client.js';
import { docker, inspect, type Inspected } from './docker.js';

/** The name of all that these tests start; `.ci/check-containers.sh` removes what is left of it. */
const name = 'chatkit-check';

/** docker-compose.yml, run with `variables` and nothing else: no `.env` is read. */
export class ComposeProject {
  /** Where the service is published: `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Where the website is, when its profile is on. */
  readonly siteUrl: string;

  readonly name = name;

  private constructor(
    private readonly variables: Record<string, string>,
    private readonly envFile: string,
  ) {
    this.url = `http://127.0.0.1:${variables.PORT}`;
    this.siteUrl = `http://127.0.0.1:${variables.SITE_PORT}`;
  }

  /** The project on free ports; with an `envFile` in the place of `.env`. */
  static async create(
    variables: Record<string, string> = {},
    envFile = '/dev/null',
  ): Promise<ComposeProject> {
    const ports = { PORT: String(await freePort()), SITE_PORT: String(await freePort()) };
    return new ComposeProject({ ...ports, ...variables }, envFile);
  }

  /** `docker compose …` */
  compose(...args: string[]): Promise<string> {
    return docker(['compose', '--project-name', name, '--env-file', this.envFile, ...args], this.variables);
  }

  /** Starts it all, and waits until what has a health check is healthy; throws what was logged when it cannot. */
  async up(...options: string[]): Promise<void> {
    try {
      await this.compose(...options, 'up', '--detach', '--wait', '--wait-timeout', '120');
    } catch (error) {
      throw new Error(`Compose did not come up:\n${await this.logs()}`, { cause: error });
    }
  }

  /** Stops and removes the containers; the data stays. */
  async down(): Promise<void> {
    await this.compose('--profile', '*', 'down', '--remove-orphans');
  }

  /** Removes all of it, data and images included. */
  async remove(): Promise<void> {
    await this.compose('--profile', '*', 'down', '--remove-orphans', '--volumes', '--rmi', 'local');
  }

  /** The value of an expression of JavaScript, or of its promise, that Node evaluates inside a container. */
  async evaluate(service: string, expression: string, { user = '' } = {}): Promise<unknown> {
    const program = `Promise.resolve(${expression}).then((value) => console.log(JSON.stringify(value)))`;
    const options = ['--no-TTY', ...(user ? ['--user', user] : [])];
    return JSON.parse(await this.compose('exec', ...options, service, 'node', '--eval', program));
  }

  /** A file of the service's data folder. */
  dataFile(name: string): Promise<string> {
    return this.compose('exec', '--no-TTY', 'service', 'cat', `/data/${name}`);
  }

  logs(): Promise<string> {
    return this.compose('--profile', '*', 'logs', '--no-color', '--no-log-prefix');
  }

  async inspect(service: string): Promise<Inspected> {
    return inspect(await this.compose('ps', '--all', '--quiet', service));
  }

  /** A client that has the key which the service generated. */
  async client(): Promise<ServiceClient> {
    return new ServiceClient(this.url, await this.dataFile('index-api-key'));
  }

  /**
   * What kills a container's process at once, as a crash would: only the restart policy brings it back. The process is
   * this machine's, so it takes the right to kill it.
   */
  async killer(service: string): Promise<() => void> {
    const { State } = await this.inspect(service);
    return () => process.kill(State.Pid, 'SIGKILL');
  }

  /** Waits until the service is ready after it was restarted `restarts` times. */
  async untilRestarted(restarts: number): Promise<void> {
    while ((await this.inspect('service')).RestartCount < restarts) await sleep(100);
    await this.untilReady();
  }

  async untilReady(): Promise<void> {
    for (;;) {
      const response = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (response?.ok) return;
      await sleep(100);
    }
  }
}
