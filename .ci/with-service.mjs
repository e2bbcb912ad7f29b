/**
 * `node .ci/with-service.mjs [command …]` boots the built service once, checks that it lives and stops on SIGTERM, and
 * in between runs the command with SERVICE_URL and INDEX_API_KEY set. Exits with the command's exit code, or 1 when the
 * service does not boot or stop.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { indexKey, startService } from './processes.mjs';

const service = await startService();
console.log(`The service lives at ${service.url}`);
try {
  const [command, ...args] = process.argv.slice(2);
  if (command) {
    const env = { ...process.env, SERVICE_URL: service.url, INDEX_API_KEY: indexKey };
    const running = spawn(command, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
    [process.exitCode] = await once(running, 'exit');
  }
} finally {
  await service.stop();
}
