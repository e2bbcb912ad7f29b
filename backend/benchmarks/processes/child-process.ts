import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** A process of ours that listens. */
export interface ListeningProcess {
  child: ChildProcess;
  /** Its process id. */
  pid: number;
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Ends it by SIGTERM, and waits until it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts this Node with `args` and `variables`, and nothing else in its environment, and waits until it says where it
 * listens. Throws what it has written when it ends before. It does not outlive this process.
 */
export async function startListening(
  args: string[],
  variables: Record<string, string> = {},
): Promise<ListeningProcess> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...variables },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'exit').finally(() => process.removeListener('exit', kill));
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  try {
    return { child, pid: child.pid!, url: await addressOf(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const [, address] = /Listening on (http:\/\/[\d.:]+)/.exec(output) ?? [];
        if (address !== undefined) resolve(address);
      });
    }
    child.once('exit', (code) => reject(new Error(`A process ended early, with ${code}:\n${output}`)));
  });
}
