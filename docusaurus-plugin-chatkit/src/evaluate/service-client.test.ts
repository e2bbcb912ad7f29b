import type { ServerResponse } from 'node:http';
import { EvaluatedSite, figureIn } from '../../test/evaluated-site.js';
import { answerJson, FakeService } from '../../test/fake-service.js';

describe('when the service', () => {
  let site: EvaluatedSite;

  beforeEach(async () => {
    site = await EvaluatedSite.start();
  });
  afterEach(() => site.stop());

  beforeEach(() => site.ask({ question: 'here', pages: ['/a'] }));

  it.each([429, 503])('is busy with %d, it waits as long as it is asked to', async (status) => {
    site.script = { here: { found: ['/a'] } };
    const answer = site.service.answer;
    site.service.answer = (response, request) => {
      if (site.service.requests.length > 2) return answer(response, request);
      return response.writeHead(status, { 'retry-after': '0.05' }).end();
    };
    const { exitCode, printed } = await site.evaluate();
    expect([exitCode, figureIn(printed, 'page hit@1'), site.service.requests.length]).toEqual([
      0,
      '1.000',
      3,
    ]);
  });

  it('has readers to serve, it is asked four questions at a time', async () => {
    site.ask(...Array.from({ length: 12 }, (_, index) => ({ question: `q${index}`, pages: ['/a'] })));
    const { answer } = site.service;
    let underWay = 0;
    let most = 0;
    site.service.answer = (response, request) => {
      most = Math.max(most, ++underWay);
      setTimeout(() => {
        underWay--;
        answer(response, request);
      }, 10);
    };
    await site.evaluate();
    expect(most).toBe(4);
  });

  it('stays busy, it gives up and says so', async () => {
    site.service.answer = (response) => {
      response.writeHead(429, { 'retry-after': '0' }).end();
    };
    const { exitCode, told } = await site.evaluate();
    expect([exitCode, site.service.requests.length]).toEqual([2, 5]);
    expect(told).toBe(
      `The service at ${site.service.url} refused a question: 429 Too Many Requests. Try again in a while.\n`,
    );
  });

  it('asks to wait for long, it says for how long', async () => {
    site.service.answer = (response) => {
      response.writeHead(503, { 'retry-after': '3600' }).end();
    };
    expect((await site.evaluate()).told).toBe(
      `The service at ${site.service.url} is busy, and asks to wait for 3600 s: try again then.\n`,
    );
  });

  it('does not know the site, it says how to index it', async () => {
    const error = {
      code: 'unknown_site',
      message: 'The site "docs" has not been indexed yet.',
      request_id: 'r1',
    };
    site.service.answer = answerJson(404, error);
    expect(await site.evaluate()).toMatchObject({
      exitCode: 2,
      told:
        `The service at ${site.service.url} refused a question: The site "docs" has not been indexed yet. (unknown_site, request r1) ` +
        'Index the pages with "docusaurus chatkit:index", which prints the site’s id, or correct --site.\n',
    });
  });

  it('refuses the key, it says which one to set', async () => {
    site.service.answer = answerJson(401, {
      code: 'invalid_index_key',
      message: 'The index key is not valid.',
    });
    expect((await site.evaluate(['--answers'], { CHATKIT_INDEX_API_KEY: 'no' })).told).toMatch(
      / Set CHATKIT_INDEX_API_KEY to a key of the service for the site "docs"/,
    );
  });

  it('is not there, it says how to name another', async () => {
    const stopped = await FakeService.start();
    const { url } = stopped;
    await stopped.stop();
    const { exitCode, told } = await site.evaluate(['--backend-url', url]);
    expect(exitCode).toBe(2);
    expect(told).toMatch(
      /^The service at .* cannot be asked: connect ECONNREFUSED .*\. Start it, or say with --backend-url where it is\.\n$/,
    );
  });

  it.each([
    ['something else', answerJson(200, { ok: true })],
    ['no JSON', (response: ServerResponse) => response.end('<h1>Hello</h1>')],
  ])('is another that says %s, it says so', async (_, answer) => {
    site.service.answer = answer;
    expect((await site.evaluate()).told).toMatch(/^What answers at .* is no docusaurus-chatkit service/);
  });

  it('has moved, it does not carry the key there', async () => {
    site.service.answer = (response) =>
      response.writeHead(301, { location: 'https://elsewhere.example/' }).end();
    expect((await site.evaluate([], { CHATKIT_INDEX_API_KEY: 'k' })).told).toMatch(
      /It has moved to https:\/\/elsewhere\.example\/: give that as --backend-url\.\n$/,
    );
  });

  it('says nothing, it gives up after --timeout', async () => {
    site.service.answer = () => undefined;
    expect((await site.evaluate(['--timeout', '0.2'])).told).toBe(
      `The service at ${site.service.url} gave no reply within 0.2 s. Look into its log, or allow more with --timeout <seconds>.\n`,
    );
  });

  it('is slow and somebody stops the command, it ends at once', async () => {
    const stopping = new AbortController();
    site.service.answer = () => stopping.abort(new Error('stopped'));
    await expect(site.evaluate([], {}, stopping.signal)).rejects.toThrow('stopped');
  });
});
