import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ERROR_CODES } from '../../src/errors/error-codes.js';
import { Service } from '../service.js';

const read = (file: string): string => readFileSync(path.join(import.meta.dirname, '../../..', file), 'utf8');

describe('the website’s page on the API', () => {
  const page = read('website/docs/api.md');
  const service = new Service();

  beforeAll(() => service.start());
  afterAll(() => service.remove());

  it('shows an upload that the service takes as it stands', async () => {
    const [, lines] = /```json title="pages.ndjson"\n(.+?)```/s.exec(page)!;
    const response = await service.putPages('my-docs', [lines!.trim()]);
    expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ added: 2 })]);
  });

  it('lists every call', async () => {
    const { paths } = (await (await service.fetch('/openapi.json')).json()) as {
      paths: Record<string, object>;
    };
    const known = Object.entries(paths).flatMap(([route, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${route}`),
    );
    const rows = page.match(/^\| `[A-Z]+ \/.+$/gm) ?? [];
    const listed = rows.flatMap((row) => [...row.matchAll(/`([A-Z]+ \/[^`]+)`/g)].map(([, call]) => call));
    expect(listed.sort()).toEqual(known.sort());
  });

  it('lists every error code with its status, when it is sent and what to do', () => {
    const listed = [...page.matchAll(/^\| (\d{3}) +\| `(\w+)` +\| \S.*\. +\| \S.*\. +\|$/gm)].map(
      ([, status, code]) => [code, Number(status)],
    );
    const known = Object.entries(ERROR_CODES).map(([code, { status }]) => [code, status]);
    expect(listed.sort()).toEqual(known.sort());
  });
});

describe('the website’s page on the configuration', () => {
  it('lists every variable that the service reads, and its default', () => {
    const page = read('website/docs/service-configuration.md');
    const source = read('backend/src/configuration/environment.ts');
    const variables = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+)\??(?=[:\s])/gm)].map(([, name]) => name!);
    expect(variables).toContain('OPENAI_API_KEY');
    const isListed = (name: string): boolean =>
      new RegExp(`^\\| \`${name}\` +\\| \\S.* \\| \\S.*\\|$`, 'm').test(page);
    expect(variables.filter((name) => !isListed(name))).toEqual([]);
  });
});
