import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ERROR_CODES } from '../../src/errors/error-codes.js';
import { Service } from '../service.js';

describe('the website’s page on the API', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../../website/docs/api.md'), 'utf8');
  const service = new Service();

  beforeAll(() => service.start());
  afterAll(() => service.remove());

  it('shows an upload that the service takes as it stands', async () => {
    const [, lines] = /```json title="pages.ndjson"\n(.+?)```/s.exec(page)!;
    const response = await service.putPages('my-docs', [lines!.trim()]);
    expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ added: 2 })]);
  });

  it('lists every error code with its status', () => {
    const listed = [...page.matchAll(/^\| (\d{3}) +\| `(\w+)`/gm)].map(([, status, code]) => [
      code,
      Number(status),
    ]);
    const known = Object.entries(ERROR_CODES).map(([code, { status }]) => [code, status]);
    expect(listed.sort()).toEqual(known.sort());
  });
});
