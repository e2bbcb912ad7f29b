import { ORCHARD } from '../orchard.js';
import { INDEX_KEY, ORIGIN, Service, frames } from '../service.js';

const MINUTE_MS = 60_000;
const QUESTION = { message: 'Where do I store apples?' };
const CREATE = {
  type: 'threads.create',
  params: {
    input: {
      content: [{ type: 'input_text', text: QUESTION.message }],
      attachments: [],
      inference_options: {},
    },
  },
};
const LIST = { type: 'threads.list', params: {} };

interface ErrorBody {
  code: string;
  message: string;
  details: object;
  request_id: string;
}

describe('rate limits', () => {
  describe('of four questions a minute', () => {
    const service = new Service({ RATE_LIMIT_PER_MINUTE: '4' }).stopClock();
    beforeAll(async () => {
      await service.start();
      await service.putPages('orchard', ORCHARD);
    });
    beforeEach(() => service.advance(MINUTE_MS));
    afterAll(() => service.remove());

    const ask = (token: string, headers = {}): Promise<Response> =>
      service.post('/api/chat', QUESTION, { token, headers });
    const chatKit = (token: string, request: object): Promise<Response> =>
      service.post('/api/chatkit', request, { token });
    const search = (headers = {}): Promise<Response> =>
      service.fetch('/api/search?site=orchard&q=apples', { headers });
    /** The statuses of so many calls, one after the other. */
    const statuses = async (count: number, call: () => Promise<Response>): Promise<number[]> => {
      const all: number[] = [];
      for (let number = 0; number < count; number++) {
        const response = await call();
        await response.text();
        all.push(response.status);
      }
      return all;
    };

    it('refuse a reader’s third question in a row as an error that a browser can read', async () => {
      const token = await service.session('orchard');
      expect(await statuses(2, () => ask(token))).toEqual([200, 200]);
      const response = await ask(token);
      expect(response.status).toBe(429);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'retry-after': '30',
        'access-control-allow-origin': ORIGIN,
        'access-control-expose-headers': 'retry-after, x-request-id',
      });
      expect((await response.json()) as ErrorBody).toEqual({
        code: 'rate_limited',
        message: 'You have asked a lot in a short time. Try again in 30 seconds.',
        details: { limit: 'reader', retry_after_seconds: 30 },
        request_id: response.headers.get('x-request-id'),
      });
    });

    it('let a reader go on when the time is over that they say', async () => {
      const token = await service.session('orchard');
      await statuses(2, () => ask(token));
      await service.advance(29_000);
      expect(await statuses(1, () => ask(token))).toEqual([429]);
      await service.advance(1_000);
      expect(await statuses(2, () => ask(token))).toEqual([200, 429]);
    });

    it('refuse before a ChatKit stream begins', async () => {
      const token = await service.session('orchard');
      for (let count = 0; count < 2; count++) {
        const events = await Array.fromAsync(frames(await chatKit(token, CREATE)));
        expect(events.at(-1)).toMatchObject({ type: 'thread.item.done' });
      }
      const response = await chatKit(token, CREATE);
      expect(response.status).toBe(429);
      expect(response.headers.get('retry-after')).toBe('30');
      expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(((await response.json()) as ErrorBody).code).toBe('rate_limited');
      const { data } = (await (await chatKit(token, LIST)).json()) as { data: object[] };
      expect(data).toHaveLength(2);
    });

    it('count the other ChatKit requests by themselves, by a tenth', async () => {
      const token = await service.session('orchard');
      expect(await statuses(3, () => ask(token))).toEqual([200, 200, 429]);
      expect(await statuses(21, () => chatKit(token, LIST))).toEqual([...Array(20).fill(200), 429]);
    });

    it('count an address’s readers together, and a refused question not at all', async () => {
      const [one, other] = [await service.session('orchard'), await service.session('orchard')];
      expect(await statuses(3, () => ask(one))).toEqual([200, 200, 429]);
      expect(await statuses(2, () => ask(other))).toEqual([200, 200]);
      const response = await ask(await service.session('orchard'));
      expect(await response.json()).toMatchObject({ details: { limit: 'address', retry_after_seconds: 15 } });
    });

    it('count a search by a tenth', async () => {
      expect(await statuses(41, search)).toEqual([...Array(40).fill(200), 429]);
    });

    it('count new sessions by themselves', async () => {
      const open = (): Promise<Response> => service.post('/api/chatkit/session', { site: 'orchard' });
      expect(await statuses(9, open)).toEqual([...Array(8).fill(200), 429]);
      expect((await open()).headers.get('retry-after')).toBe('8');
      expect(await statuses(1, search)).toEqual([200]);
    });

    it('do not hold for whoever has an index key, but for whoever pretends', async () => {
      const key = (bearer: string) => ({ authorization: `Bearer ${bearer}` });
      expect(new Set(await statuses(41, () => search(key(INDEX_KEY))))).toEqual(new Set([200]));
      expect((await statuses(41, () => search(key('wrong')))).at(-1)).toBe(429);
      const asServer = (): Promise<Response> =>
        service.post('/api/chat', { ...QUESTION, site: 'orchard' }, { token: INDEX_KEY });
      expect(await statuses(6, asServer)).toEqual(Array(6).fill(200));
    });

    it('take no caller’s word for where it comes from', async () => {
      let address = 0;
      const spoofed = (): Promise<Response> => {
        address++;
        return search({ 'x-forwarded-for': `203.0.113.${address}`, forwarded: `for=203.0.113.${address}` });
      };
      expect((await statuses(41, spoofed)).at(-1)).toBe(429);
    });

    it('leave health and metrics alone, where the refusals are counted', async () => {
      expect(await statuses(30, () => service.fetch('/health/live'))).toEqual(Array(30).fill(200));
      const metrics = await (await service.fetch('/metrics')).text();
      expect(metrics).toMatch(/chatkit_rate_limited_total\{limit="reader"\} [1-9]/);
      expect(metrics).toMatch(/chatkit_rate_limited_total\{limit="site"\} 0/);
    });
  });

  describe('behind a proxy that is trusted, of one question a minute', () => {
    const service = new Service({ RATE_LIMIT_PER_MINUTE: '1', TRUST_PROXY: '1' }).stopClock();
    beforeAll(async () => {
      await service.start();
      await service.putPages('orchard', ORCHARD);
    });
    beforeEach(() => service.advance(MINUTE_MS));
    afterAll(() => service.remove());

    const from = (address: string) => ({ 'x-forwarded-for': address });
    /** Whether a question's worth of searches is all that an address may have: used by one, then tried by another. */
    const share = async (one: string, other: string): Promise<boolean> => {
      const search = (address: string): Promise<Response> =>
        service.fetch('/api/search?site=orchard&q=apples', { headers: from(address) });
      for (let count = 0; count < 10; count++) expect((await search(one)).status).toBe(200);
      return (await search(other)).status === 429;
    };

    it('tell addresses apart as the proxy does', async () => {
      expect(await share('203.0.113.1', '203.0.113.1')).toBe(true);
      expect(await share('203.0.113.2', '203.0.113.3')).toBe(false);
    });

    it('do not believe what the caller told the proxy', async () => {
      expect(await share('198.51.100.1, 203.0.113.1', '198.51.100.2, 203.0.113.1')).toBe(true);
    });

    it('count an IPv6 network as one address', async () => {
      expect(await share('2001:db8::1', '2001:db8::ffff:2')).toBe(true);
      expect(await share('2001:db8:0:1::1', '2001:db8:0:2::1')).toBe(false);
    });

    it('hold for a whole site, however many addresses ask', async () => {
      const ask = async (number: number, site = 'orchard'): Promise<Response> => {
        const headers = from(`203.0.113.${number}`);
        const opened = await service.post('/api/chatkit/session', { site }, { headers });
        const { client_secret: token } = (await opened.json()) as { client_secret: string };
        return service.post('/api/chat', QUESTION, { token, headers });
      };
      for (let number = 0; number < 20; number++) expect((await ask(number)).status).toBe(200);
      const refused = await ask(20);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3']);
      expect(await refused.json()).toMatchObject({ details: { limit: 'site' } });
      expect((await ask(21, 'vineyard')).status).toBe(404);
    });
  });
});
