import { ComposeProject } from './compose-project.js';

describe('docker compose --profile website up', () => {
  let project: ComposeProject;

  beforeAll(async () => {
    project = await ComposeProject.create();
    await project.compose('--profile', 'website', 'build', '--quiet');
    await project.up('--profile', 'website');
  });
  afterAll(() => project.remove());

  it('serves our documentation, with the service’s address in it', async () => {
    const response = await fetch(`${project.siteUrl}/docs/quick-start`);
    const page = await response.text();
    expect(page).toContain('Quick start');
    const scripts = [...page.matchAll(/src="?(\/assets\/js\/[^">\s]+)/g)].map(([, path]) => path!);
    const sources = await Promise.all(
      scripts.map(async (path) => (await fetch(project.siteUrl + path)).text()),
    );
    expect(sources.join('')).toContain(project.url.replace('127.0.0.1', 'localhost'));
  });

  it('has indexed it', async () => {
    const client = await project.client();
    const [found] = await client.search(
      'docusaurus-chatkit',
      'Which ports are used, and how do I change them?',
    );
    expect(found!.url).toMatch(/^\/docs\/quick-start#which-ports/);
  });

  it('lets its readers’ browsers call the service', async () => {
    const origin = project.siteUrl;
    const response = await fetch(`${project.url}/health/live`, { headers: { origin } });
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  });

  it('writes no secret to the logs', async () => {
    const key = await project.dataFile('index-api-key');
    const said = await project.logs();
    expect(said).toContain('docusaurus-chatkit');
    expect(said).not.toContain(key);
  });
});
