import { createServer, type Server } from 'node:http';
import { freePort, isListening, startProcess } from '../processes.js';
import { temporaryFolder } from '../service.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let ports: { PORT: number; SITE_PORT: number };

beforeAll(async () => {
  folder = await temporaryFolder();
  ports = { PORT: await freePort(), SITE_PORT: await freePort() };
});

afterAll(async () => {
  await folder.remove();
  // The website was built for the ports above; later tests expect it as `npm run build` leaves it.
  await startProcess(['npm', 'run', 'build', '--', '-p', 'website']).ended;
});

const npmStart = () =>
  startProcess(['npm', 'start'], {
    variables: { PORT: String(ports.PORT), SITE_PORT: String(ports.SITE_PORT), DATA_DIR: folder.path },
  });

const areListening = async () => [await isListening(ports.PORT), await isListening(ports.SITE_PORT)];

/** All scripts of a page, one after the other. */
async function scriptsOf(pageUrl: string): Promise<string> {
  const html = await (await fetch(pageUrl)).text();
  const sources = [...html.matchAll(/<script[^>]* src="?([^" >]+)/g)].map(
    ([, source]) => new URL(source!, pageUrl),
  );
  return (await Promise.all(sources.map(async (source) => (await fetch(source)).text()))).join('\n');
}

describe('npm start', () => {
  it('serves the indexed website, and stops everything when it is terminated', async () => {
    const start = npmStart();
    await start.untilOutput('Ready in');

    const siteUrl = `http://localhost:${ports.SITE_PORT}`;
    const serviceUrl = `http://localhost:${ports.PORT}`;
    expect(start.output()).toContain(siteUrl);
    expect(start.output()).toContain('Answers quote the docs');
    expect(await scriptsOf(`${siteUrl}/docs/quick-start`)).toContain(serviceUrl);
    const found = await fetch(`${serviceUrl}/api/search?site=docusaurus-chatkit&q=taken+port`, {
      headers: { origin: siteUrl },
    });
    expect(await found.text()).toContain('/docs/quick-start');

    expect(await start.stop('SIGTERM')).toEqual({ exitCode: 0, signal: null });
    expect(await areListening()).toEqual([false, false]);
  });

  it('stops everything on Ctrl-C', async () => {
    const start = npmStart();
    await start.untilOutput('Ready in');
    expect(await start.stop('SIGINT')).toEqual({ exitCode: 0, signal: null });
    expect(await areListening()).toEqual([false, false]);
  });

  it('stops the website when the service dies', async () => {
    const start = npmStart();
    await start.untilOutput('Ready in');
    process.kill(Number(/"pid":(\d+)/.exec(start.output())![1]), 'SIGKILL');
    expect(await start.ended).toEqual({ exitCode: 1, signal: null });
    expect(start.output()).toContain('The service stopped by itself');
    expect(await areListening()).toEqual([false, false]);
  });

  it.each(['PORT', 'SITE_PORT'] as const)('says that %s is taken, and starts nothing', async (variable) => {
    const other = await listenOn(ports[variable]);
    const start = npmStart();
    const { exitCode } = await start.ended;
    other.close();
    expect(exitCode).toBe(1);
    expect(start.output()).toContain(`Port ${ports[variable]} is taken`);
    expect(start.output()).toContain(`${variable}=<port> npm start`);
    expect(start.output()).not.toMatch(/^\s+at /m);
    expect(start.output()).not.toContain('Building');
  });
});

function listenOn(port: number): Promise<Server> {
  return new Promise((listening) => {
    const server = createServer().listen(port, '127.0.0.1', () => listening(server));
  });
}
