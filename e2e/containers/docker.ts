import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { checkout } from '../processes.js';

const timeoutMs = 580_000;

/** What the docker command needs; no variable that docker-compose.yml reads is among it. */
function engineEnvironment(): Record<string, string | undefined> {
  const { PATH, HOME, DOCKER_HOST, DOCKER_CONFIG, DOCKER_CONTEXT } = process.env;
  return { PATH, HOME, TMPDIR: tmpdir(), DOCKER_HOST, DOCKER_CONFIG, DOCKER_CONTEXT };
}

/** Runs `docker` in the checkout and gives what it writes to standard output; throws all it wrote when it fails. */
export async function docker(args: string[], variables: Record<string, string> = {}): Promise<string> {
  const env = { ...engineEnvironment(), ...variables };
  try {
    const { stdout } = await promisify(execFile)('docker', args, {
      cwd: checkout,
      env,
      timeout: timeoutMs,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout.trim();
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`docker ${args.join(' ')} failed:\n${stdout ?? ''}${stderr ?? ''}`, { cause: error });
  }
}

/** What `docker inspect` says of a container or image, as far as these tests look. */
export interface Inspected {
  Id: string;
  Size: number;
  RestartCount: number;
  State: { Pid: number; Status: string; ExitCode: number; Health?: { Status: string } };
  HostConfig: { ReadonlyRootfs: boolean };
  NetworkSettings: { Ports: Record<string, { HostIp: string; HostPort: string }[] | null> };
  Config: { User: string; Env: string[] };
}

export async function inspect(name: string): Promise<Inspected> {
  return (JSON.parse(await docker(['inspect', name])) as Inspected[])[0]!;
}
