/**
 * Watches for the one failure a stored thread can cause: the service does not have it any more (deleted, expired, or of
 * a reader it no longer knows). The answer is passed on all the same.
 */
export function onMissingThread(send: typeof fetch, report: (threadId: string) => void): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    const threadId = response.status === 404 ? requestedThread(init?.body) : undefined;
    if (threadId !== undefined) report(threadId);
    return response;
  };
}

/** The thread that a request's body asks to be loaded. */
function requestedThread(body: BodyInit | null | undefined): string | undefined {
  if (typeof body !== 'string') return undefined;
  const request = JSON.parse(body) as { type?: string; params?: { thread_id?: string } };
  return request.type === 'threads.get_by_id' ? request.params?.thread_id : undefined;
}
