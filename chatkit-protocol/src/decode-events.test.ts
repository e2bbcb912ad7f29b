import { MalformedEventError, decodeEvents, decodeSse } from './decode-events.js';
import { encodeEvent } from './encode-event.js';
import type { ThreadStreamEvent } from './events.js';
import type { SseMessage } from './sse-decoder.js';

const encoder = new TextEncoder();

async function* pieces(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? encoder.encode(part) : part;
}

/** Lets everything run that waits for nothing but its turn. */
const allPendingSteps = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

const events: ThreadStreamEvent[] = [
  { type: 'progress_update', text: 'Suche … 検索 🔎' },
  {
    type: 'thread.item.updated',
    item_id: 'm1',
    update: {
      type: 'assistant_message.content_part.text_delta',
      content_index: 0,
      delta: 'ä\r\n\u2028 "data: x"',
    },
  },
  { type: 'error', code: 'custom', message: '☃', allow_retry: false },
];
const bytes = encoder.encode(events.map(encodeEvent).join(''));

describe('decodeEvents', () => {
  it('gives the same events wherever the bytes are cut in two, inside a character too', async () => {
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const decoded = await collect(decodeEvents(pieces(bytes.subarray(0, cut), bytes.subarray(cut))));
      expect(decoded).toEqual(events);
    }
  });

  it('gives the same events when every byte comes alone', async () => {
    expect(await collect(decodeEvents(pieces(...Array.from(bytes, (byte) => Uint8Array.of(byte)))))).toEqual(
      events,
    );
  });

  it('reads the body of a fetch response', async () => {
    expect(await collect(decodeEvents(new Response(bytes).body!))).toEqual(events);
  });

  it('passes on events of a type it does not know', async () => {
    expect(await collect(decodeEvents(pieces('data: {"type":"thread.sparkled","by":1}\n\n')))).toEqual([
      { type: 'thread.sparkled', by: 1 },
    ]);
  });

  it('gives each event as soon as its frame is complete', async () => {
    let later = false;
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield encoder.encode('data: {"type":"a"}\n\ndata: {"ty');
      later = true;
      yield encoder.encode('pe":"b"}\n\n');
    }
    const decoded = decodeEvents(slow());
    expect((await decoded.next()).value).toEqual({ type: 'a' });
    expect(later).toBe(false);
    expect((await decoded.next()).value).toEqual({ type: 'b' });
  });

  it.each(['{"type":"thread.cre', 'null', '[]', '"text"', '{"kind":"x"}', '{"type":1}', '[DONE]'])(
    'throws an error that holds the data when it is %s',
    async (data) => {
      const decoded = decodeEvents(pieces('data: {"type":"a"}\n\n', `data: ${data}\n\n`));
      expect((await decoded.next()).value).toEqual({ type: 'a' });
      const error = await decoded.next().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(MalformedEventError);
      expect((error as MalformedEventError).data).toBe(data);
    },
  );

  it('throws what the source throws', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield bytes;
      throw new Error('connection lost');
    }
    await expect(collect(decodeEvents(broken()))).rejects.toThrow('connection lost');
  });
});

describe('decodeEvents with a signal', () => {
  /** A body that gives one event and then nothing, and says whether it was told to stop. */
  function stuckBody(): { body: ReadableStream<Uint8Array>; stopped: () => boolean } {
    let stopped = false;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode('data: {"type":"a"}\n\n')),
      cancel: () => {
        stopped = true;
      },
    });
    return { body, stopped: () => stopped };
  }

  it('throws its reason when it aborts while waiting, and stops the source', async () => {
    const { body, stopped } = stuckBody();
    const controller = new AbortController();
    const decoded = decodeEvents(body, controller.signal);
    await decoded.next();
    const waiting = decoded.next();
    await allPendingSteps();
    controller.abort(new Error('the reader left'));
    await expect(waiting).rejects.toThrow('the reader left');
    expect(stopped()).toBe(true);
  });

  it('does not wait for a generator that is stuck', async () => {
    async function* stuck(): AsyncGenerator<Uint8Array> {
      yield encoder.encode('data: {"type":"a"}\n\n');
      await new Promise(() => undefined);
    }
    const controller = new AbortController();
    const decoded = decodeEvents(stuck(), controller.signal);
    await decoded.next();
    const waiting = decoded.next();
    await allPendingSteps();
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('reads nothing when it is aborted already', async () => {
    let read = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      read = true;
      yield bytes;
    }
    await expect(collect(decodeEvents(source(), AbortSignal.abort()))).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(read).toBe(false);
  });

  it('stops the source when the caller stops early', async () => {
    const { body, stopped } = stuckBody();
    for await (const event of decodeEvents(body)) {
      expect(event.type).toBe('a');
      break;
    }
    expect(stopped()).toBe(true);
  });
});

describe('decodeSse', () => {
  const read = (...parts: string[]): Promise<SseMessage[]> => collect(decodeSse(pieces(...parts)));
  const message = (data: string, event = 'message', id = ''): SseMessage => ({ data, event, id });

  it.each(['\n', '\r', '\r\n'])('takes %j as the end of a line, wherever it is cut', async (end) => {
    const text = ['data: one', 'data: two', '', ': note', 'event: x', 'data: three', '', ''].join(end);
    for (let cut = 0; cut <= text.length; cut += 1) {
      expect(await read(text.slice(0, cut), '', text.slice(cut))).toEqual([
        message('one\ntwo'),
        message('three', 'x'),
      ]);
    }
  });

  it('skips one byte order mark at the beginning, also when its bytes come alone', async () => {
    const marked = encoder.encode('\uFEFFdata: \uFEFFx\n\n');
    const decoded = await collect(decodeSse(pieces(...Array.from(marked, (byte) => Uint8Array.of(byte)))));
    expect(decoded).toEqual([message('\uFEFFx')]);
  });

  it('takes off one space after the colon, no more', async () => {
    expect(await read('data:a\ndata: b\ndata:  c\n\n')).toEqual([message('a\nb\n c')]);
  });

  it('gives a message for an empty data line, and none for an event without data', async () => {
    expect(await read('data\n\n', 'event: lost\n\n', 'data:\n\n')).toEqual([message(''), message('')]);
  });

  it('keeps the last id, and refuses one with a null character', async () => {
    expect(await read('id: 7\ndata: a\n\n', 'data: b\n\n', 'id: \0\ndata: c\n\n', 'id\ndata: d\n\n')).toEqual(
      [
        message('a', 'message', '7'),
        message('b', 'message', '7'),
        message('c', 'message', '7'),
        message('d'),
      ],
    );
  });

  it('skips comments, retry and fields it does not know', async () => {
    expect(await read(': ping\n\nretry: 10\ncolour: red\nDATA: no\ndata: yes\n\n')).toEqual([message('yes')]);
  });

  it('drops a message that no empty line closed', async () => {
    expect(await read('data: whole\n\ndata: half\n')).toEqual([message('whole')]);
  });
});
