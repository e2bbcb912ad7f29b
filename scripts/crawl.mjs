/**
 * `npm run crawl -- <sitemap url> --site <id>`: indexes the site that a sitemap lists, installing and building first
 * what is missing. For a service on this machine it takes the index key that `npm start` and `npm run backend` use.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectEnvironment, projectNode, root } from './checkout.mjs';
import { launch, runCommand } from './child-processes.mjs';
import { ensureInstalled } from './installation.mjs';
import { build } from './nx.mjs';
import { readIndexKey } from './start-settings.mjs';

/** The index key of the service on this machine; nothing for another service, which shall not learn it. */
function readLocalKey(args, env) {
  const options = { site: { type: 'string' }, 'backend-url': { type: 'string' } };
  const { site, 'backend-url': backendUrl } = parseArgs({ args, options, strict: false }).values;
  const dataDir = resolve(root, env.DATA_DIR || 'data');
  const hasKey = env.INDEX_API_KEY || env.INDEX_API_KEYS || existsSync(join(dataDir, 'index-api-key'));
  return backendUrl === undefined && hasKey ? readIndexKey({ env, dataDir, site }) : undefined;
}

await runCommand(
  async () => {
    await ensureInstalled();
    await build(['docusaurus-plugin-chatkit']);
    const args = process.argv.slice(2);
    const key = process.env.CHATKIT_INDEX_API_KEY || readLocalKey(args, process.env);
    const env = { ...projectEnvironment(), ...(key && { CHATKIT_INDEX_API_KEY: key }) };
    const command = [join(root, 'docusaurus-plugin-chatkit/lib/crawl/main.js'), ...args];
    // Folders in the arguments are relative to where the command was given.
    return launch(projectNode(), command, { cwd: process.env.INIT_CWD || process.cwd(), env }).ended;
  },
  { exitCodeWhenStopped: ([exitCode = 0]) => exitCode },
);
