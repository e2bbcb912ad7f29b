import { installed, projectEnvironment, projectNode, root } from './checkout.mjs';
import { launch, run } from './child-processes.mjs';

/** Nx forces colours on, which makes logs and what tests read hard to read where no terminal shows them. */
const colors = process.stdout.isTTY ? {} : { FORCE_COLOR: '0' };
const environment = (env) => ({ ...colors, ...projectEnvironment(env) });

const command = (target, args) => [installed('nx'), 'run-many', '-t', target, ...args];

/** Runs `target` of every project, or as `args` of `nx run-many` say; resolves to the exit code. */
export function runTarget(target, args = [], env = process.env) {
  return launch(projectNode(), command(target, args), { cwd: root, env: environment(env) }).ended;
}

/** Builds `projects` and what they depend on; Nx takes from its cache what has not changed. */
export function build(projects, env = process.env, options = {}) {
  const args = command('build', ['-p', projects.join(',')]);
  return run('The build', projectNode(), args, { cwd: root, env: environment(env), ...options });
}
