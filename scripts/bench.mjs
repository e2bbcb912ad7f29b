/**
 * `npm run bench [-- options]`: measures what the service promises of its speed, installed and built if need be.
 * `--help` lists the options.
 */
import { join } from 'node:path';
import { projectEnvironment, projectNode, root } from './checkout.mjs';
import { launch, runCommand } from './child-processes.mjs';
import { ensureInstalled } from './installation.mjs';
import { build } from './nx.mjs';

await runCommand(
  async () => {
    await ensureInstalled();
    await build(['backend']);
    const main = join(root, 'backend/benchmarks/main.ts');
    const command = ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)];
    // Files in the arguments are relative to where the command was given.
    return launch(projectNode(), command, {
      cwd: process.env.INIT_CWD || process.cwd(),
      env: projectEnvironment(),
    }).ended;
  },
  { exitCodeWhenStopped: ([exitCode = 130]) => exitCode },
);
