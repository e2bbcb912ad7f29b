/** `node scripts/run.mjs <target> [nx options]`: a target of every project, installing first what is missing. */
import { runCommand } from './child-processes.mjs';
import { ensureInstalled } from './installation.mjs';
import { runTarget } from './nx.mjs';

const [target, ...args] = process.argv.slice(2);

await runCommand(async () => {
  await ensureInstalled();
  return runTarget(target, args);
});
