import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import path from 'node:path';
import type { RequestSummary } from './exchange-log.ts';
import type { Fault } from './fault-script.ts';

/** A double that runs as a process of its own. */
export interface RunningDouble {
  url: string;
  /** Puts a fault, or several in order, in place of those before; `{ kind: 'none' }` ends them. */
  fault(fault: Fault | Fault[]): Promise<void>;
  requests(): Promise<RequestSummary>;
  /** Forgets the requests and ends the faults. */
  clear(): Promise<void>;
  /** Ends it with SIGTERM, or with the signal told, and waits for its end; its exit code, null when the signal killed it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts `main.ts` for a vendor with flags (`{ key: 'k' }` is `--key k`) on a free port and waits until it listens. What
 * is not stopped ends with this process, and keeps it from nothing.
 */
export async function startDouble(
  vendor: 'qdrant' | 'openai' | 'cohere',
  flags: Record<string, string> = {},
): Promise<RunningDouble> {
  const given = Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`);
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts'), vendor, ...given], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const outputs = [child.stdout as Socket, child.stderr as Socket];
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let log = '';
    const read = (chunk: Buffer): void => {
      log += chunk.toString();
      const [, address] = /^Listening on (\S+)\n/m.exec(log) ?? [];
      if (address) resolve(address);
    };
    for (const output of outputs) output.on('data', read);
    child.once('close', (code) => reject(new Error(`The ${vendor} double ended with code ${code}:\n${log}`)));
  });
  for (const handle of [child, child.channel, ...outputs]) handle?.unref();
  const control = async (method: string, route: string, body?: unknown): Promise<Response> => {
    const response = await fetch(`${url}/__double/${route}`, { method, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    return response;
  };
  const fault = async (script: Fault | Fault[]): Promise<void> => {
    await control('PUT', 'fault', script);
  };
  return {
    url,
    fault,
    requests: async () => (await control('GET', 'requests')).json() as Promise<RequestSummary>,
    clear: async () => {
      await control('DELETE', 'requests');
      await fault({ kind: 'none' });
    },
    stop: (signal = 'SIGTERM') => {
      child.ref();
      child.kill(signal);
      return ended;
    },
  };
}
