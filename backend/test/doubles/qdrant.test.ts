import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { QdrantClient } from '@qdrant/js-client-rest';
import { startDouble, type RunningDouble } from './start-double.ts';

const CONFIG = {
  vectors: { dense: { size: 2, distance: 'Cosine' as const } },
  sparse_vectors: { words: { modifier: 'idf' as const }, plain: {} },
};

describe('the Qdrant double', () => {
  let double: RunningDouble;
  let client: QdrantClient;
  let name: string;

  beforeAll(async () => {
    double = await startDouble('qdrant');
    client = new QdrantClient({ url: double.url, checkCompatibility: false });
  });
  afterAll(() => double.stop());
  beforeEach(async () => {
    name = randomUUID();
    await client.createCollection(name, CONFIG);
  });

  /** A raw answer, past the client. */
  const send = async (
    method: string,
    route: string,
    body?: unknown,
    headers: Record<string, string> = {},
    base = double.url,
  ): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(base + route, {
      method,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? await response.json() : await response.text() };
  };
  const errorOf = async (method: string, route: string, body?: unknown): Promise<[number, string]> => {
    const answer = await send(method, route, body);
    return [answer.status, (answer.body as { status: { error: string } }).status.error];
  };
  const put = (...points: Parameters<QdrantClient['upsert']>[1][]): Promise<unknown> =>
    Promise.all(points.map((batch) => client.upsert(name, { wait: true, ...batch })));
  const query = (body: Parameters<QdrantClient['query']>[1]) => client.query(name, body);
  const idsOf = (points: { id: unknown }[]): unknown[] => points.map(({ id }) => id);

  /** Five pages: dense vectors turn from east to north, and each has one word more. */
  const pages = () =>
    put({
      points: [1, 2, 3, 4, 5].map((id) => ({
        id,
        vector: {
          dense: [6 - id, id],
          words: { indices: Array.from({ length: id }, (_, index) => index), values: Array(id).fill(1) },
        },
        payload: { n: id, tags: id % 2 ? ['odd'] : ['even', 'two'], site: { lang: id < 4 ? 'en' : 'de' } },
      })),
    });

  describe('collections', () => {
    it('passes the version check of the client', async () => {
      const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
      const checked = new QdrantClient({ url: double.url, checkCompatibility: true });
      await checked.getCollections();
      while (!(await double.requests()).counts.root) await new Promise(setImmediate);
      expect(warn).not.toHaveBeenCalled();
      warn.mockRestore();
    });

    it('are created once, listed, described and deleted', async () => {
      expect((await client.getCollections()).collections).toContainEqual({ name });
      expect(await client.collectionExists(name)).toEqual({ exists: true });
      const info = await client.getCollection(name);
      expect(info).toMatchObject({
        status: 'green',
        points_count: 0,
        config: { params: { ...CONFIG, shard_number: 1 }, hnsw_config: { m: 16 } },
      });
      expect(await errorOf('PUT', `/collections/${name}`, CONFIG)).toEqual([
        409,
        `Wrong input: Collection \`${name}\` already exists!`,
      ]);
      expect(await client.deleteCollection(name)).toBe(true);
      expect(await client.deleteCollection(name)).toBe(false);
      expect(await client.collectionExists(name)).toEqual({ exists: false });
      expect(await errorOf('GET', `/collections/${name}`)).toEqual([
        404,
        `Not found: Collection \`${name}\` doesn't exist!`,
      ]);
    });

    it('keep metadata, which a change is merged into', async () => {
      const other = randomUUID();
      await send('PUT', `/collections/${other}`, { ...CONFIG, metadata: { model: 'a', gone: 1 } });
      await send('PATCH', `/collections/${other}`, { metadata: { edition: 2, gone: null } });
      await send('PATCH', `/collections/${other}`, { hnsw_config: { m: 4 } });
      const { config } = await client.getCollection(other);
      expect(config).toMatchObject({ hnsw_config: { m: 4, ef_construct: 100 } });
      expect(config.metadata).toEqual({ model: 'a', edition: 2 });
    });

    it('are known by aliases, which move in one step', async () => {
      await put({ points: [{ id: 1, vector: {} }] });
      const alias = randomUUID();
      const other = randomUUID();
      await client.createCollection(other, CONFIG);
      const create = (collection_name: string) => ({ create_alias: { alias_name: alias, collection_name } });
      await client.updateCollectionAliases({ actions: [create(name)] });
      expect((await client.count(alias)).count).toBe(1);
      expect(await client.collectionExists(alias)).toEqual({ exists: true });
      await client.updateCollectionAliases({
        actions: [{ delete_alias: { alias_name: alias } }, create(other)],
      });
      expect((await client.count(alias)).count).toBe(0);
      expect((await client.getCollectionAliases(other)).aliases).toEqual([
        { alias_name: alias, collection_name: other },
      ]);
      expect((await client.getCollectionAliases(name)).aliases).toEqual([]);

      const [status] = await errorOf('POST', '/collections/aliases', {
        actions: [{ delete_alias: { alias_name: alias } }, create('nope')],
      });
      expect(status).toBe(404);
      expect((await client.getAliases()).aliases).toContainEqual({
        alias_name: alias,
        collection_name: other,
      });
      expect((await errorOf('PUT', `/collections/${alias}`, CONFIG))[0]).toBe(400);
      const clash = { create_alias: { alias_name: name, collection_name: other } };
      expect((await errorOf('POST', '/collections/aliases', { actions: [clash] }))[0]).toBe(409);
      await client.deleteCollection(other);
      expect(await client.collectionExists(alias)).toEqual({ exists: false });
    });
  });

  describe('writes', () => {
    it('without wait are acknowledged and hidden for a moment', async () => {
      const slow = await startDouble('qdrant', { 'hidden-ms': '200' });
      const slowClient = new QdrantClient({ url: slow.url, checkCompatibility: false });
      await slowClient.createCollection('a', CONFIG);
      const result = await slowClient.upsert('a', { wait: false, points: [{ id: 1, vector: {} }] });
      expect(result).toMatchObject({ status: 'acknowledged', operation_id: expect.any(Number) as number });
      expect((await slowClient.count('a')).count).toBe(0);
      expect((await slowClient.getCollection('a')).status).toBe('yellow');
      while ((await slowClient.count('a')).count === 0)
        await new Promise((resolve) => setTimeout(resolve, 10));

      await slowClient.upsert('a', { wait: false, points: [{ id: 2, vector: {} }] });
      const { status } = await slowClient.delete('a', { wait: true, points: [1] });
      expect(status).toBe('completed');
      expect(idsOf((await slowClient.scroll('a')).points)).toEqual([2]);
      await slow.stop();
    });

    it('check the length of vectors first, and an unknown name too late', async () => {
      const points = (vector: unknown) => ({ points: [{ id: 1, vector }] });
      const route = `/collections/${name}/points`;
      expect(await errorOf('PUT', route, points({ dense: [1, 2, 3] }))).toEqual([
        400,
        "Wrong input: Vector dimension error: expected dim: 2, got 3 for vector 'dense'",
      ]);
      expect(await errorOf('PUT', `${route}?wait=true`, points({ nope: [1] }))).toEqual([
        400,
        'Wrong input: Not existing vector name error: nope',
      ]);
      expect(await send('PUT', route, points({ nope: [1] }))).toMatchObject({
        status: 200,
        body: { result: { status: 'acknowledged' } },
      });
      await client.delete(name, { wait: true, points: [9] });
      expect((await client.count(name)).count).toBe(0);
    });

    it('replace a whole point and normalise what is compared by cosine', async () => {
      const id = 'A56C793069F34FBF87E6C4BF54C28C26';
      await put({ points: [{ id, vector: { dense: [3, 4] }, payload: { a: 1, b: 2 } }] });
      await put({ points: [{ id, vector: { dense: [0, 9] }, payload: { c: 3 } }] });
      const [point] = await client.retrieve(name, { ids: [id], with_vector: true });
      expect(point).toEqual({
        id: 'a56c7930-69f3-4fbf-87e6-c4bf54c28c26',
        payload: { c: 3 },
        vector: { dense: [0, 1] },
      });
      await put({ batch: { ids: [1], vectors: { dense: [[3, 4]] }, payloads: [null] } });
      expect((await client.retrieve(name, { ids: [1], with_vector: true }))[0]).toEqual({
        id: 1,
        payload: {},
        vector: { dense: [0.6, 0.8] },
      });
    });

    it('refuse ids that are neither a number nor a UUID', async () => {
      for (const id of [-1, 1.5, 'a'])
        expect(await errorOf('PUT', `/collections/${name}/points`, { points: [{ id, vector: {} }] })).toEqual(
          [
            400,
            `Format error in JSON body: value ${id} is not a valid point ID, valid values are either an unsigned integer or a UUID`,
          ],
        );
    });

    it('change payloads of chosen points', async () => {
      await pages();
      const payloadOf = async (id: number) => (await client.retrieve(name, { ids: [id] }))[0]?.payload;
      await client.setPayload(name, { wait: true, payload: { x: 1 }, points: [1] });
      await client.setPayload(name, { wait: true, payload: { host: 'h' }, key: 'site', points: [1] });
      expect(await payloadOf(1)).toEqual({
        n: 1,
        tags: ['odd'],
        site: { lang: 'en', host: 'h' },
        x: 1,
      });
      const filter = { must: [{ key: 'n', range: { gte: 4 } }] };
      await client.overwritePayload(name, { wait: true, payload: { y: { z: 1, w: 2 } }, filter });
      await client.deletePayload(name, { wait: true, keys: ['y.z'], points: [5] });
      expect([await payloadOf(4), await payloadOf(5)]).toEqual([{ y: { z: 1, w: 2 } }, { y: { w: 2 } }]);
      await client.batchUpdate(name, {
        wait: true,
        operations: [{ clear_payload: { points: [4] } }, { delete: { points: [5] } }],
      });
      expect([await payloadOf(4), await payloadOf(5)]).toEqual([{}, undefined]);
    });

    it('delete by ids and by filter, unknown ids included', async () => {
      await pages();
      await client.delete(name, { wait: true, points: [1, 99] });
      await client.delete(name, {
        wait: true,
        filter: { must_not: [{ key: 'site.lang', match: { value: 'de' } }] },
      });
      expect(idsOf((await client.scroll(name)).points)).toEqual([4, 5]);
      expect((await query({ query: { indices: [0], values: [1] }, using: 'words' })).points).toHaveLength(2);
    });

    it('list payload indexes', async () => {
      await pages();
      const field = { field_name: 'n', field_schema: 'integer' as const, wait: true };
      await client.createPayloadIndex(name, field);
      expect((await client.getCollection(name)).payload_schema).toEqual({
        n: { data_type: 'integer', points: 5 },
      });
      await client.deletePayloadIndex(name, 'n', { wait: true });
      expect((await client.getCollection(name)).payload_schema).toEqual({});
    });
  });

  describe('reads', () => {
    beforeEach(pages);

    it('page by id, with the payload and the next id', async () => {
      const first = await client.scroll(name, { limit: 3 });
      expect(idsOf(first.points)).toEqual([1, 2, 3]);
      expect(first.points[0]).toEqual({ id: 1, payload: expect.objectContaining({ n: 1 }) as object });
      expect(first.next_page_offset).toBe(4);
      const second = await client.scroll(name, { limit: 3, offset: first.next_page_offset as number });
      expect(idsOf(second.points)).toEqual([4, 5]);
      expect(second.next_page_offset).toBeNull();
    });

    it('page by a payload field only when it has a range index, and never with an offset', async () => {
      const route = `/collections/${name}/points/scroll`;
      expect((await errorOf('POST', route, { order_by: 'n' }))[1]).toContain('No range index for `order_by`');
      await client.createPayloadIndex(name, { field_name: 'n', field_schema: 'integer', wait: true });
      const { points, next_page_offset } = await client.scroll(name, {
        order_by: { key: 'n', direction: 'desc', start_from: 4 },
        limit: 2,
      });
      expect(points).toMatchObject([
        { id: 4, order_value: 4 },
        { id: 3, order_value: 3 },
      ]);
      expect(next_page_offset).toBeNull();
      expect((await errorOf('POST', route, { order_by: 'n', offset: 1 }))[0]).toBe(400);
    });

    it('leave missing points out of a list and answer 404 for a single one', async () => {
      expect(idsOf(await client.retrieve(name, { ids: [5, 77, 2] }))).toEqual([5, 2]);
      expect(await errorOf('GET', `/collections/${name}/points/999`)).toEqual([
        404,
        'Not found: Point with id 999 does not exists!',
      ]);
      expect(await send('GET', `/collections/${name}/points/1`)).toMatchObject({
        body: { result: { id: 1, payload: { n: 1 }, vector: { words: { indices: [0], values: [1] } } } },
      });
    });

    it('pick and leave out parts of the payload', async () => {
      const payload = async (with_payload: object) =>
        (await client.scroll(name, { limit: 1, with_payload: with_payload as string[] })).points[0]?.payload;
      expect(await payload(['n', 'site.lang'])).toEqual({ n: 1, site: { lang: 'en' } });
      expect(await payload({ include: ['tags'] })).toEqual({ tags: ['odd'] });
      expect(await payload({ exclude: ['site.lang', 'tags'] })).toEqual({ n: 1, site: {} });
    });

    it.each([
      ['a value', { must: [{ key: 'site.lang', match: { value: 'de' } }] }, [4, 5]],
      ['an element of a list', { must: { key: 'tags', match: { value: 'two' } } }, [2, 4]],
      ['one of several values', { must: [{ key: 'n', match: { any: [2, 3, 9] } }] }, [2, 3]],
      ['none of several values', { must: [{ key: 'n', match: { except: [2, 3] } }] }, [1, 4, 5]],
      ['text', { must: [{ key: 'site.lang', match: { text: 'd' } }] }, [4, 5]],
      ['bounds', { must: [{ key: 'n', range: { gt: 1, lte: 3 } }] }, [2, 3]],
      ['how many values there are', { must: [{ key: 'tags', values_count: { gte: 2 } }] }, [2, 4]],
      ['any of should', { should: [{ has_id: [1] }, { key: 'n', match: { value: 5 } }] }, [1, 5]],
      [
        'some of min_should',
        {
          min_should: {
            min_count: 2,
            conditions: [{ has_id: [1, 2] }, { key: 'n', range: { gte: 2 } }, { has_id: [5] }],
          },
        },
        [2, 5],
      ],
      ['no must_not', { must_not: [{ has_id: [1, 2] }, { key: 'n', match: { value: 3 } }] }, [4, 5]],
      ['what is empty', { must: [{ is_empty: { key: 'nope' } }, { has_id: [3] }] }, [3]],
      ['what is not null', { must_not: [{ is_null: { key: 'n' } }] }, [1, 2, 3, 4, 5]],
      ['a filter in a filter', { must: [{ should: [{ has_id: [2] }, { has_id: [4] }] }] }, [2, 4]],
      ['vectors', { must: [{ has_vector: 'plain' }] }, []],
    ])('filter by %s', async (_what, filter, ids) => {
      expect(idsOf((await client.scroll(name, { filter: filter as object })).points)).toEqual(ids);
      expect((await client.count(name, { filter: filter as object })).count).toBe(ids.length);
    });

    it('filter by what one element of a list has together', async () => {
      const diet = [
        { food: 'leaves', likes: false },
        { food: 'meat', likes: true },
      ];
      await client.setPayload(name, { wait: true, payload: { diet }, points: [1] });
      const liking = (food: string) => ({
        must: [
          {
            nested: {
              key: 'diet',
              filter: {
                must: [
                  { key: 'food', match: { value: food } },
                  { key: 'likes', match: { value: true } },
                ],
              },
            },
          },
        ],
      });
      expect((await client.count(name, { filter: liking('leaves') })).count).toBe(0);
      expect((await client.count(name, { filter: liking('meat') })).count).toBe(1);
    });
  });

  describe('queries', () => {
    beforeEach(pages);
    const words = { query: { indices: [3, 1], values: [1, 2] }, using: 'words' };
    const east = { query: [1, 0], using: 'dense' };

    it('rank by cosine, ten by default and bare', async () => {
      const { points } = await query(east);
      expect(idsOf(points)).toEqual([1, 2, 3, 4, 5]);
      expect(points[0]).toEqual({ id: 1, version: 1, score: expect.closeTo(5 / Math.sqrt(26), 6) as number });
      expect((await query({ ...east, score_threshold: 0.8, limit: 9 })).points).toHaveLength(2);
      expect(idsOf((await query({ ...east, limit: 2, offset: 1 })).points)).toEqual([2, 3]);
    });

    it('rank the nearest first by distance too', async () => {
      const other = randomUUID();
      await client.createCollection(other, { vectors: { size: 2, distance: 'Euclid' } });
      await client.upsert(other, {
        wait: true,
        points: [1, 2, 3].map((id) => ({ id, vector: [id, 0] })),
      });
      const { points } = await client.query(other, {
        query: [2.75, 0],
        score_threshold: 1,
        with_vector: true,
      });
      expect(points).toMatchObject([
        { id: 3, score: 0.25, vector: [3, 0] },
        { id: 2, score: 0.75 },
      ]);
    });

    it('weigh sparse vectors by how rare their indices are', async () => {
      const idf = (count: number): number => Math.log(1 + (5 - count + 0.5) / (count + 0.5));
      const { points } = await query(words);
      expect(idsOf(points)).toEqual([4, 5, 2, 3]);
      expect(points[0]!.score).toBeCloseTo(idf(2) + 2 * idf(4), 5);
      expect(points[2]!.score).toBeCloseTo(2 * idf(4), 5);
    });

    it('multiply sparse vectors as they are without the modifier', async () => {
      await put({ points: [{ id: 9, vector: { plain: { indices: [7, 2], values: [0.5, 4] } } }] });
      const { points } = await query({ query: { indices: [7], values: [3] }, using: 'plain' });
      expect(points).toEqual([{ id: 9, version: expect.any(Number) as number, score: 1.5 }]);
    });

    it('fuse by rank from 0 with k 2, and with another k and weights', async () => {
      const prefetch = [
        { ...east, limit: 2 },
        { ...words, limit: 2 },
      ];
      const scores = async (fusion: object) =>
        Object.fromEntries(
          (await query({ prefetch, query: fusion as { fusion: 'rrf' } })).points.map(({ id, score }) => [
            id,
            score,
          ]),
        );
      expect(await scores({ fusion: 'rrf' })).toEqual({ 1: 0.5, 4: 0.5, 2: 0.33333334, 5: 0.33333334 });
      expect((await scores({ rrf: { k: 60 } }))[2]).toBeCloseTo(1 / 61, 6);
      const weighted = await scores({ rrf: { weights: [3, 1] } });
      expect(weighted[1]).toBeCloseTo(1 / (1 / 3 + 1), 6);
      expect(weighted[2]).toBeCloseTo(1 / (2 / 3 + 1), 6);
      expect(
        (
          await errorOf('POST', `/collections/${name}/points/query`, {
            prefetch,
            query: { rrf: { weights: [1] } },
          })
        )[0],
      ).toBe(400);
    });

    it('fuse by the distribution of scores', async () => {
      const { points } = await query({ prefetch: [east, words], query: { fusion: 'dbsf' } });
      expect(points).toHaveLength(5);
      const alone = await query({ prefetch: [{ ...east, limit: 1 }], query: { fusion: 'dbsf' } });
      expect(alone.points).toMatchObject([{ id: 1, score: 0.5 }]);
      const two = await query({ prefetch: [{ ...east, limit: 2 }], query: { fusion: 'dbsf' } });
      expect(two.points[0]!.score).toBeCloseTo(0.5 + Math.SQRT1_2 / 6, 5);
    });

    it('push the root filter into the prefetches and skip the offset after fusion', async () => {
      const filter = { must: [{ key: 'site.lang', match: { value: 'de' } }] };
      const fused = { prefetch: [{ ...east, limit: 2 }], query: { fusion: 'rrf' as const } };
      expect(idsOf((await query({ ...fused, filter })).points)).toEqual([4, 5]);
      expect(idsOf((await query({ ...fused, offset: 1 })).points)).toEqual([2]);
      expect((await query({ ...fused, offset: 2 })).points).toEqual([]);
    });

    it('rescore what nested prefetches found by a plain vector', async () => {
      const { points } = await query({
        prefetch: { prefetch: [{ ...words, limit: 3 }], ...east, limit: 2 },
        query: [0, 1],
        using: 'dense',
        with_payload: ['n'],
      });
      expect(idsOf(points)).toEqual([4, 2]);
      expect(points[0]!.payload).toEqual({ n: 4 });
    });

    it('rank by a stored point, which is not found itself', async () => {
      expect(idsOf((await query({ query: 3, using: 'dense', limit: 2 })).points)).toEqual([2, 4]);
      expect(
        await errorOf('POST', `/collections/${name}/points/query`, { query: 99, using: 'dense' }),
      ).toEqual([404, 'Not found: No point with id 99 found']);
    });

    it('answer several at once, and points by id without a query', async () => {
      const [first, second] = await client.queryBatch(name, {
        searches: [{ ...east, limit: 1 }, { limit: 2 }],
      });
      expect(idsOf(first!.points)).toEqual([1]);
      expect(second!.points).toMatchObject([{ id: 1 }, { id: 2 }]);
    });

    it('are refused with the status and words of Qdrant', async () => {
      const refusal = (body: unknown) => errorOf('POST', `/collections/${name}/points/query`, body);
      const isBad = (text: string): [number, string] => [400, text];
      expect(await refusal({ ...east, query: [1] })).toEqual(
        isBad('Wrong input: Vector dimension error: expected dim: 2, got 1'),
      );
      expect(await refusal({ query: [1, 0] })).toEqual(
        isBad('Wrong input: Not existing vector name error: '),
      );
      expect(await refusal({ score_threshold: 1 })).toEqual(
        isBad(
          "Bad request: A query is needed to use the score_threshold. Can't have score_threshold without defining a query.",
        ),
      );
      expect(await refusal({ ...east, limit: 0 })).toEqual([
        422,
        'Validation error in JSON body: [internal.limit: value 0 invalid, must be 1 or larger]',
      ]);
      expect((await refusal({ ...east, filter: { must: [{ key: 'a' }] } }))[0]).toBe(422);
      expect((await refusal({ ...east, filter: { musst: [] } }))[0]).toBe(400);
      expect((await refusal({ ...words, query: { indices: [1, 1], values: [1, 1] } }))[0]).toBe(422);
      expect((await refusal({ query: { recommend: {} } }))[0]).toBe(501);
    });

    it('are answered quickly over thousands of points', async () => {
      const large = randomUUID();
      const size = 384;
      await client.createCollection(large, {
        vectors: { dense: { size, distance: 'Cosine' } },
        sparse_vectors: { words: { modifier: 'idf' } },
      });
      const point = (id: number) => ({
        id,
        vector: {
          dense: Array.from({ length: size }, (_, at) => Math.sin(id * at)),
          words: {
            indices: Array.from({ length: 50 }, (_, at) => at * 7 + (id % 40)),
            values: Array(50).fill(1),
          },
        },
      });
      for (let start = 0; start < 3000; start += 250)
        await client.upsert(large, {
          wait: true,
          points: Array.from({ length: 250 }, (_, at) => point(start + at)),
        });
      const { vector } = point(17);
      const { points } = await client.query(large, {
        prefetch: [
          { query: vector.dense, using: 'dense', limit: 50 },
          { query: vector.words, using: 'words', limit: 50 },
        ],
        query: { fusion: 'rrf' },
      });
      expect(points[0]!.id).toBe(17);
    });
  });

  describe('as a process', () => {
    it('asks for a key in plain text, and lets a key for reading only read', async () => {
      const closed = await startDouble('qdrant', { key: 'all', 'read-only-key': 'read' });
      const ask = (method: string, route: string, headers: Record<string, string> = {}) =>
        send(method, route, method === 'GET' ? undefined : {}, headers, closed.url);
      expect(await ask('GET', '/collections')).toEqual({
        status: 401,
        body: 'Must provide an API key or an Authorization bearer token',
      });
      expect(await ask('GET', '/collections', { 'api-key': 'x' })).toEqual({
        status: 401,
        body: 'Invalid API key or JWT',
      });
      expect((await ask('GET', '/healthz')).body).toBe('healthz check passed');
      expect((await ask('PUT', '/collections/a', { authorization: 'Bearer all' })).status).toBe(200);
      expect((await ask('POST', '/collections/a/points/query', { 'api-key': 'read' })).status).toBe(200);
      expect(await ask('PUT', '/collections/b', { 'api-key': 'read' })).toMatchObject({
        status: 403,
        body: { status: { error: 'Forbidden: Global manage access is required' } },
      });
      const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
      const refused = new QdrantClient({ url: closed.url, apiKey: 'x', checkCompatibility: false });
      warn.mockRestore();
      await expect(refused.getCollections()).rejects.toThrow('Unauthorized');
      await closed.stop();
    });

    it('takes bodies of up to 32 MiB', async () => {
      const body = `{"points":[]${' '.repeat(32 * 1024 * 1024)}}`;
      expect((await errorOf('PUT', `/collections/${name}/points`, body))[0]).toBe(400);
      const route = `/collections/${name}/points/query`;
      expect(await errorOf('POST', route, 'x')).toEqual([
        400,
        'Format error in JSON body: expected value at line 1 column 1',
      ]);
      expect((await errorOf('POST', route))[0]).toBe(400);
    });

    it('keeps everything in a file, also when it is killed', async () => {
      const directory = mkdtempSync(path.join(os.tmpdir(), 'qdrant-double-'));
      const data = path.join(directory, 'qdrant.ndjson');
      const dump = async (url: string) => {
        const kept = new QdrantClient({ url, checkCompatibility: false });
        return {
          info: await kept.getCollection('live'),
          points: await kept.scroll('live', { with_vector: true }),
          found: (await kept.query('live', words)).points.map(({ id, score }) => [id, score]),
        };
      };
      const words = { query: { indices: [1], values: [1] }, using: 'words' };
      try {
        let kept = await startDouble('qdrant', { data, 'hidden-ms': '60000' });
        const writer = new QdrantClient({ url: kept.url, checkCompatibility: false });
        await writer.createCollection('a', CONFIG);
        await writer.updateCollectionAliases({
          actions: [{ create_alias: { alias_name: 'live', collection_name: 'a' } }],
        });
        await writer.createPayloadIndex('live', { field_name: 'n', field_schema: 'integer', wait: true });
        const vector = { dense: [1, 3], words: { indices: [1], values: [0.3] } };
        await writer.upsert('live', { wait: true, points: [{ id: 1, vector, payload: { n: 1 } }] });
        const before = await dump(kept.url);
        expect(before.found).toHaveLength(1);
        await kept.stop('SIGKILL');

        appendFileSync(data, '{"operation":"upsert_po');
        kept = await startDouble('qdrant', { data, 'hidden-ms': '60000' });
        expect(await dump(kept.url)).toEqual(before);
        const again = new QdrantClient({ url: kept.url, checkCompatibility: false });
        await again.upsert('a', { wait: false, points: [{ id: 2, vector }] });
        expect((await again.count('a')).count).toBe(1);
        await kept.stop();

        kept = await startDouble('qdrant', { data });
        expect((await dump(kept.url)).points.points).toHaveLength(2);
        await kept.stop();
      } finally {
        rmSync(directory, { recursive: true, force: true });
      }
    });
  });
});
