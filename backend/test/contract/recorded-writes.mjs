/** The store, and the writes to it in the words of the recordings. */
export function recordWrites(threads) {
  const writes = [];
  const ofThread = ({ id, title = '-', status }) => `save_thread ${id} ${title} ${status.type}`;
  const note = {
    createThread: (_owner, thread, first) => {
      writes.push(ofThread(thread), `add_thread_item ${first.type} ${first.id}`);
    },
    saveThread: (_owner, thread) => writes.push(ofThread(thread)),
    deleteThread: (_owner, id) => writes.push(`delete_thread ${id}`),
    addItem: (_owner, item) => writes.push(`add_thread_item ${item.type} ${item.id}`),
    saveItem: (_owner, item) => writes.push(`save_item ${item.type} ${item.id}`),
    removeItem: (_owner, _thread, id) => writes.push(`delete_thread_item ${id}`),
    removeItemsAfter: async (owner, thread, id) => {
      const later = await threads.items(owner, thread, { limit: 1000, order: 'asc', after: id });
      writes.push(...later.data.reverse().map((item) => `delete_thread_item ${item.id}`));
    },
  };
  const store = new Proxy(threads, {
    get:
      (target, method) =>
      async (...given) => {
        await note[method]?.(...given);
        return target[method](...given);
      },
  });
  return { store, takeWrites: () => writes.splice(0) };
}
