import { docker, inspect } from './docker.js';

const tag = 'chatkit-check-image';
const base = 'node:24-bookworm-slim';
const megabytes = (bytes: number) => Math.round(bytes / 1e6);

/** What a program writes that runs in a container of its own of the image. */
const inside = (...command: string[]) => docker(['run', '--rm', tag, ...command]);

beforeAll(() => docker(['build', '--quiet', '--tag', tag, '.']));
afterAll(() => docker(['image', 'rm', '--force', tag]));

describe('the image of the service', () => {
  it('adds at most 120 MB to its base', async () => {
    const [image, node] = await Promise.all([inspect(tag), inspect(base)]);
    const added = megabytes(image.Size) - megabytes(node.Size);
    console.log(`The image has ${megabytes(image.Size)} MB: ${added} MB and ${base}.`);
    expect(added).toBeLessThanOrEqual(120);
  });

  it('runs as a user with a number that is not root’s', async () => {
    expect((await inspect(tag)).Config.User).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  });

  it('holds what runs, and nothing that builds or tests it', async () => {
    const files = (await inside('find', '/app', '-type', 'f', '-printf', '%P\n')).split('\n');
    const isInstalled = (file: string) => file.includes('node_modules/');
    expect(files).toContain('backend/dist/main.js');
    const own =
      /^(package\.json|backend\/(package\.json|dist\/.+)|chatkit-protocol\/(package\.json|lib\/.+))$/;
    expect(files.filter((file) => !isInstalled(file) && !own.test(file))).toEqual([]);
    const surplus =
      /\.(map|[cm]?ts)$|^node_modules\/(typescript|jest|nx|eslint|node-linux-\w+|@docusaurus)\//;
    expect(files.filter((file) => isInstalled(file) && surplus.test(file))).toEqual([]);
  });

  it('runs by itself on a read-only root, is healthy, and ends with 0 on SIGTERM', async () => {
    const hardened = [
      '--read-only',
      '--tmpfs',
      '/tmp',
      '--cap-drop',
      'ALL',
      '--security-opt',
      'no-new-privileges',
    ];
    const container = await docker(['run', '--detach', ...hardened, '--env', 'PORT=8123', tag]);
    try {
      while ((await inspect(container)).State.Health!.Status === 'starting');
      expect((await inspect(container)).State.Health!.Status).toBe('healthy');
      const started = performance.now();
      await docker(['stop', '--time', '30', container]);
      expect(performance.now() - started).toBeLessThan(15_000);
      expect((await inspect(container)).State).toMatchObject({ Status: 'exited', ExitCode: 0 });
    } finally {
      await docker(['rm', '--force', '--volumes', container]);
    }
  });
});
