import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../processes.js';
import type { ServiceClient } from '../service-client.js';
import { ComposeProject } from './compose-project.js';
import { docker } from './docker.js';
import { pages, question, site } from './lamps.js';

const read = (path: string) => readFileSync(join(checkout, path), 'utf8');

describe('docker-compose.yml', () => {
  /** The variables that the service reads. */
  const variables = [
    ...read('backend/src/configuration/environment.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+)\??(?=[:\s])/gm),
  ].map(([, name]) => name!);

  it('passes every variable on to the service', () => {
    expect(variables).toContain('OPENAI_API_KEY');
    const compose = read('docker-compose.yml');
    expect(variables.filter((name) => !new RegExp(`^ +${name}:`, 'm').test(compose))).toEqual([]);
  });

  it('has every variable in .env.example that it does not set itself', () => {
    const example = read('.env.example');
    const described = (name: string) => new RegExp(`^# ${name}=`, 'm').test(example);
    const own = ['HOST', 'DATA_DIR'];
    const used = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name!);
    expect([...variables, ...used].filter((name) => !own.includes(name) && !described(name))).toEqual([]);
  });

  it('is valid without .env, and with .env.example', async () => {
    const withoutEnv = await ComposeProject.create();
    await withoutEnv.compose('--profile', 'website', 'config', '--quiet');
    const withExample = await ComposeProject.create({}, join(checkout, '.env.example'));
    await withExample.compose('--profile', 'website', 'config', '--quiet');
  });
});

describe('docker compose up, with nothing set', () => {
  let project: ComposeProject;
  let client: ServiceClient;
  const tokens: string[] = [];
  const logs: string[] = [];

  const ready = async () =>
    (await fetch(`${project.url}/health/ready`)).json() as Promise<Record<string, unknown>>;

  const ask = async (token: string): Promise<string> => {
    let answer = '';
    for await (const { type, item } of client.ask(token, question)) {
      if (type === 'thread.item.done' && item!.type === 'assistant_message')
        answer = item!.content!.map(({ text }) => text).join('');
    }
    return answer;
  };

  beforeAll(async () => {
    project = await ComposeProject.create();
    await project.compose('build', '--quiet');
    const started = performance.now();
    await project.up();
    await project.untilReady();
    console.log(`Up and ready after ${((performance.now() - started) / 1000).toFixed(1)} s.`);
    client = await project.client();
  });
  afterAll(() => project.remove());

  it('is ready, keeps its passages in Qdrant, and costs nothing', async () => {
    expect(await ready()).toMatchObject({
      status: 'ready',
      degraded: [],
      costs_money: [],
      runs_on: { answer_model: 'quoting', passage_store: 'qdrant' },
    });
  });

  it('answers from the pages that were sent', async () => {
    await client.index(site, pages);
    expect((await client.search(site, question))[0]).toMatchObject({ url: '/docs/lamps#turn-on-the-lamp' });
    tokens.push(await client.openSession(site));
    expect(await ask(tokens[0]!)).toContain('press the upper switch');
  });

  it('runs without rights, as a user that is not root', async () => {
    const status = await project.evaluate('service', `require('fs').readFileSync('/proc/1/status', 'utf8')`);
    expect(status).toMatch(/Uid:\t1000\t/);
    expect(status).toMatch(/CapEff:\t0{16}\n/);
    expect(status).toMatch(/NoNewPrivs:\t1\n/);
  });

  it('can write to its data and to /tmp only', async () => {
    const write = (...folders: string[]) =>
      `${JSON.stringify(folders)}.map((folder) => {
        try {
          return fs.rmSync(fs.mkdtempSync(folder + '/x'), { recursive: true });
        } catch (error) {
          return error.code;
        }
      })`;
    expect(await project.evaluate('service', write('/data', '/tmp'))).toEqual([null, null]);
    // Not even root could; /dev/shm is the kernel's, in memory.
    const asRoot = await project.evaluate('service', write('/app', '/', '/etc', '/home/node'), { user: '0' });
    expect(asRoot).toEqual(['EROFS', 'EROFS', 'EROFS', 'EROFS']);
    expect((await project.inspect('qdrant')).HostConfig.ReadonlyRootfs).toBe(true);
  });

  it('waits for Qdrant, and says so', async () => {
    await project.compose('stop', 'qdrant');
    await expect(client.search(site, question)).rejects.toThrow(/50[24]/);
    const waiting = await fetch(`${project.url}/health/ready`);
    expect(waiting.status).toBe(503);
    expect(await waiting.json()).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Qdrant'),
    });
    expect((await project.inspect('service')).State.Health!.Status).toBe('healthy');

    await project.compose('start', 'qdrant');
    await project.untilReady();
    expect(await client.search(site, question)).not.toEqual([]);
  });

  it('is published to this machine only, and Qdrant not at all', async () => {
    const published = async (service: string) =>
      Object.values((await project.inspect(service)).NetworkSettings.Ports).flatMap((ports) => ports ?? []);
    const { port } = new URL(project.url);
    expect(await published('service')).toEqual([{ HostIp: '127.0.0.1', HostPort: port }]);
    expect(await published('qdrant')).toEqual([]);
  });

  it('lets the service alone reach Qdrant, and that with the key alone', async () => {
    const call = (headers: string) =>
      `fetch('http://qdrant:6333/collections', ${headers}).then(({ status }) => status, ({ cause }) => cause.code)`;
    const withKey = call(`{ headers: { 'api-key': process.env.QDRANT_API_KEY } }`);
    expect(await project.evaluate('service', call('{}'))).toBe(401);
    expect(await project.evaluate('service', withKey)).toBe(200);
    const elsewhere = ['run', '--rm', '--network', `${project.name}_default`, `${project.name}-service`];
    expect(await docker([...elsewhere, 'node', '--eval', `${call('{}')}.then(console.log)`])).toMatch(
      /ENOTFOUND|EAI_AGAIN/,
    );
    const network = JSON.parse(await docker(['network', 'inspect', `${project.name}_qdrant`]));
    expect(network[0].Internal).toBe(true);
  });

  it('has its data still after down and up', async () => {
    logs.push(await project.logs());
    await project.down();
    await project.up();
    await project.untilReady();
    client = await project.client();
    expect((await client.search(site, question))[0]).toMatchObject({ url: '/docs/lamps#turn-on-the-lamp' });
    // The session was signed by a secret that is kept, too.
    expect(await ask(tokens[0]!)).toContain('press the upper switch');
  });

  it('stops in time, and by itself', async () => {
    await project.compose('stop', 'service');
    expect((await project.inspect('service')).State).toMatchObject({ Status: 'exited', ExitCode: 0 });
    await project.up();
    await project.untilReady();
  });

  it('writes no secret, no token and no question to the logs', async () => {
    logs.push(await project.logs());
    const said = logs.join('\n');
    expect(said).toContain('Listening on');
    const secrets = [
      await project.dataFile('index-api-key'),
      await project.dataFile('session-secret'),
      'on-an-internal-network',
      ...tokens,
      ...tokens.map((token) => token.split('.')[2]!),
      question,
    ];
    expect(secrets.filter((secret) => said.includes(secret))).toEqual([]);
  });
});

describe('docker compose up, with keys in .env', () => {
  const settings = {
    OPENAI_API_KEY: 'sk-check-1f0a7b3c',
    COHERE_API_KEY: 'co-check-2e9d8c4b',
    QDRANT_API_KEY: 'qd-check-3d8e7f5a',
    INDEX_API_KEY: 'ix-check-4c7f6a6b',
    SESSION_SECRET: 'ss-check-5b6a5b7c8d9e',
    ALLOWED_ORIGINS: 'https://docs.example.com',
    TRUST_PROXY: '1',
    SERVICE_MEMORY: '1g',
  };
  const keys = Object.entries(settings).flatMap(([name, value]) => (/KEY|SECRET/.test(name) ? [value] : []));
  let folder: string;
  let project: ComposeProject;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chatkit-env-'));
    const envFile = join(folder, '.env');
    await writeFile(
      envFile,
      Object.entries(settings)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    project = await ComposeProject.create({}, envFile);
    await project.compose('build', '--quiet');
    await project.up();
  });
  afterAll(async () => {
    await project.remove();
    await rm(folder, { recursive: true });
  });

  it('takes the index key, and generates none', async () => {
    const call = (key: string) =>
      fetch(`${project.url}/api/sites/${site}`, { headers: { authorization: `Bearer ${key}` } });
    expect((await call(settings.INDEX_API_KEY)).status).toBe(404);
    expect((await call('another')).status).toBe(401);
    await expect(project.dataFile('index-api-key')).rejects.toThrow('No such file');
    await expect(project.dataFile('session-secret')).rejects.toThrow('No such file');
  });

  it('allows the origins that are set', async () => {
    const call = (origin: string) => fetch(`${project.url}/health/live`, { headers: { origin } });
    expect((await call('https://docs.example.com')).status).toBe(200);
    expect((await call('http://localhost:3000')).status).toBe(403);
  });

  it('switches the vendors on, and says what they cost', async () => {
    const ready = await fetch(`${project.url}/health/ready`);
    expect(await ready.json()).toMatchObject({
      runs_on: { passage_store: 'qdrant', embedder: 'cohere embed-v4.0' },
      costs_money: [/^answers/, /^embedding/, /^reranking/].map((text) => expect.stringMatching(text)),
    });
  });

  it('shares the key with Qdrant', async () => {
    const call = (key: string) =>
      project.evaluate(
        'service',
        `fetch('http://qdrant:6333/collections', { headers: { 'api-key': ${JSON.stringify(key)} } }).then(({ status }) => status)`,
      );
    expect(await call('on-an-internal-network')).toBe(401);
    expect(await call(settings.QDRANT_API_KEY)).toBe(200);
  });

  it('gives no key away to other containers, and none to the logs', async () => {
    const { Config } = await project.inspect('qdrant');
    const seen = Config.Env.join('\n');
    expect(keys.filter((key) => seen.includes(key))).toEqual([settings.QDRANT_API_KEY]);
    const said = await project.logs();
    expect(said).toContain('Listening on');
    expect(keys.filter((key) => said.includes(key))).toEqual([]);
  });
});

describe('docker compose up service, without Qdrant', () => {
  it('keeps the passages in SQLite', async () => {
    const project = await ComposeProject.create({ QDRANT_URL: '', QDRANT_API_KEY: '' });
    try {
      await project.compose('build', '--quiet');
      await project.compose('up', '--detach', '--wait', 'service');
      const client = await project.client();
      await client.index(site, pages);
      expect(await client.search(site, question)).not.toEqual([]);
      const ready = await (await fetch(`${project.url}/health/ready`)).json();
      expect(ready).toMatchObject({ status: 'ready', runs_on: { passage_store: 'sqlite' } });
      expect(await project.compose('ps', '--services')).toBe('service');
    } finally {
      await project.remove();
    }
  });
});
