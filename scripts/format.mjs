/** `npm run format [-- --check]`: Prettier over everything, or whether it would change anything. Installs first what is missing. */
import { installed, projectEnvironment, projectNode, root } from './checkout.mjs';
import { launch, runCommand } from './child-processes.mjs';
import { ensureInstalled } from './installation.mjs';

const mode = process.argv.includes('--check') ? '--check' : '--write';

await runCommand(async () => {
  await ensureInstalled();
  const prettier = [installed('prettier'), mode, '.'];
  return launch(projectNode(), prettier, { cwd: root, env: projectEnvironment() }).ended;
});
