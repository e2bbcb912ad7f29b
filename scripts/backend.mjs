/** `npm run backend`: the service alone, installed and built if need be, configured by the environment only. */
import { join } from 'node:path';
import { projectEnvironment, projectNode, root } from './checkout.mjs';
import { launch, runCommand } from './child-processes.mjs';
import { ensureInstalled } from './installation.mjs';
import { build } from './nx.mjs';

await runCommand(
  async () => {
    await ensureInstalled();
    await build(['backend']);
    const service = [join(root, 'backend/dist/main.js')];
    return launch(projectNode(), service, { cwd: root, env: projectEnvironment() }).ended;
  },
  { exitCodeWhenStopped: ([exitCode = 0]) => exitCode },
);
