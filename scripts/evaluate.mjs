/**
 * `npm run evaluate -- --site <id> --questions <file.jsonl>`: measures how well an indexed site answers questions,
 * installed and built if need be. `--help` lists the options.
 */
import { join } from 'node:path';
import { projectEnvironment, projectNode, root } from './checkout.mjs';
import { launch, runCommand } from './child-processes.mjs';
import { ensureInstalled } from './installation.mjs';
import { build } from './nx.mjs';

/** Where the command was called: npm runs it in the folder of the project. */
const cwd = process.env.INIT_CWD ?? process.cwd();
/** What is printed may be read by a machine, so the build speaks on the side. */
const aside = { stdio: ['ignore', process.stderr, 'inherit'] };

await runCommand(
  async () => {
    await ensureInstalled();
    await build(['docusaurus-plugin-chatkit'], process.env, aside);
    const command = [join(root, 'docusaurus-plugin-chatkit/lib/evaluate/main.js'), ...process.argv.slice(2)];
    return launch(projectNode(), command, { cwd, env: projectEnvironment() }).ended;
  },
  { exitCodeWhenStopped: ([exitCode = 130]) => exitCode },
);
