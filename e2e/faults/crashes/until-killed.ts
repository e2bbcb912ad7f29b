/** What `fetch` says when the other side is gone before or within a reply. */
const CUT_OFF = ['fetch failed', 'terminated'];

/** Does something again and again until the service is gone; throws what else goes wrong. */
export async function untilKilled(act: () => Promise<void>): Promise<void> {
  try {
    for (;;) await act();
  } catch (error) {
    // Jest's own realm has another Error than `fetch`.
    if (!CUT_OFF.includes((error as Error).message)) throw error;
  }
}
