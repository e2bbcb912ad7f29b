import { onMissingThread } from './missing-thread.js';

const load = (thread_id: string) => ({
  body: JSON.stringify({ type: 'threads.get_by_id', params: { thread_id } }),
});

async function missingThreads(status: number, init: RequestInit): Promise<string[]> {
  const missing: string[] = [];
  const send = onMissingThread(
    () => Promise.resolve(new Response('said', { status })),
    (threadId) => missing.push(threadId),
  );
  const response = await send('https://chat.acme.dev/api/chatkit', init);
  expect(await response.text()).toBe('said');
  return missing;
}

describe('onMissingThread', () => {
  it('reports a thread that the service does not have', async () => {
    expect(await missingThreads(404, load('thr_1'))).toEqual(['thr_1']);
  });

  it('reports nothing else', async () => {
    expect(await missingThreads(200, load('thr_1'))).toEqual([]);
    expect(await missingThreads(500, load('thr_1'))).toEqual([]);
    expect(
      await missingThreads(404, {
        body: JSON.stringify({ type: 'threads.delete', params: { thread_id: 't' } }),
      }),
    ).toEqual([]);
    expect(await missingThreads(404, { body: new Blob([]) })).toEqual([]);
  });
});
