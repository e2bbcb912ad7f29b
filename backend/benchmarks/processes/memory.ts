import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Memory of a process in MB (10⁶ bytes). */
export interface ProcessMemory {
  resident: number;
  /** The most it ever was; absent where the system does not tell. */
  peak?: number;
}

const KIB_IN_MB = 1_024 / 1e6;

/** What a running process takes now. */
export function memoryOf(pid: number): ProcessMemory {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) {
    return { resident: Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) * KIB_IN_MB };
  }
  const text = readFileSync(status, 'utf8');
  const read = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)![1]) * KIB_IN_MB;
  return { resident: read('VmRSS'), peak: read('VmHWM') };
}
