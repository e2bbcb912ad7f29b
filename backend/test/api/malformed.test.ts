import { once } from 'node:events';
import { connect } from 'node:net';
import { Service } from '../service.js';

describe('what is no proper HTTP request', () => {
  const service = new Service();

  beforeAll(() => service.start());
  afterAll(() => service.remove());

  const LIVE = 'GET /health/live HTTP/1.1\r\n';

  it.each([
    ['garbage', 'hello\r\n\r\n', 400, 'invalid_http'],
    ['a header that is none', `${LIVE}Host: x\r\nno colon\r\n\r\n`, 400, 'invalid_http'],
    ['two lengths', `${LIVE}Host: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400, 'invalid_http'],
    ['no Host', `${LIVE}Connection: close\r\n\r\n`, 400, 'invalid_http'],
    ['headers of 20 KB', `${LIVE}Host: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headers_too_large'],
    ['an address of 20 KB', `GET /?q=${'a'.repeat(20_000)} HTTP/1.1\r\n\r\n`, 431, 'headers_too_large'],
    [
      'an unknown expectation',
      `${LIVE}Host: x\r\nExpect: miracles\r\nOrigin: http://localhost:3000\r\nConnection: close\r\n\r\n`,
      417,
      'unmet_expectation',
    ],
  ])('is answered with a structured error: %s', async (what, sent, status, code) => {
    const { head, body } = await answerTo(sent);
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(body)).toMatchObject({ code, message: expect.stringMatching(/\.$/) });
    const { request_id } = JSON.parse(body) as { request_id: string };
    expect(head.toLowerCase()).toContain(`x-request-id: ${request_id}`);
    if (what !== 'no Host') expect(head).toMatch(/access-control-allow-origin: /i);
  });

  it('leaves the service alive', async () => {
    expect((await service.fetch('/health/live')).status).toBe(200);
  });

  async function answerTo(sent: string): Promise<{ head: string; body: string }> {
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    socket.write(sent);
    await once(socket, 'close');
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    return { head, body };
  }
});
