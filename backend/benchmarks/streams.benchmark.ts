import { setTimeout as sleep } from 'node:timers/promises';
import type { Benchmark } from './benchmark.ts';
import type { Figure } from './harness/figure.ts';
import { median } from './harness/percentile.ts';
import { timed } from './harness/timed.ts';
import { ask, readText, readUntil } from './processes/event-streams.ts';
import { HEAP_PROBE, heldMemory } from './processes/heap-probe.ts';
import { memoryOf } from './processes/memory.ts';
import {
  askModel,
  startBareProxy,
  startScriptedModel,
  type ScriptedModel,
} from './processes/scripted-model.ts';
import type { ListeningProcess } from './processes/child-process.ts';
import { startService } from './processes/service.ts';

const QUESTION = 'How do I set this up?';
/** The piece that a model writes at once. */
const PIECE = 'word ';

/** Where the streams are asked for. */
interface Streaming {
  service: ListeningProcess;
  site: string;
  model: ScriptedModel;
  isQuick: boolean;
}

/** How fast answers pass through the service, and how many at once. */
export const streams: Benchmark = {
  name: 'streams',
  title: 'Streams of answers',
  async run({ isQuick, sites, progress }) {
    const { dataDir, site } = await sites.withPages(isQuick ? 100 : 1_000);
    const model = await startScriptedModel();
    const service = await startService(dataDir, { variables: model.variables, preload: HEAP_PROBE });
    const streaming = { service, site, model, isQuick };
    try {
      progress('measuring one stream after the other');
      const throughput = await measureThroughput(streaming);
      progress('holding many streams open at once');
      return [throughput, ...(await measureOpenStreams(streaming))];
    } finally {
      await service.stop();
      await model.stop();
    }
  },
};

/** Pieces of an answer a second, against a proxy that only hands on what the model writes. */
async function measureThroughput({ service, site, model, isQuick }: Streaming): Promise<Figure> {
  const pieces = isQuick ? 1_000 : 5_000;
  const runs = isQuick ? 3 : 9;
  await model.write({ deltas: Array<string>(pieces).fill(PIECE) });
  const proxy = await startBareProxy(new URL(model.url).origin);
  const rates = { measured: [] as number[], reference: [] as number[] };
  const piecesOf = (text: string): number => Math.floor(text.length / PIECE.length);
  const answered = { type: 'delta', field: 'text' } as const;
  const written = { type: 'response.output_text.delta', field: 'delta' } as const;
  try {
    for (let run = -1; run < runs; run += 1) {
      const through = await timed(async () =>
        piecesOf(await readText(await ask(service.url, site, QUESTION), answered)),
      );
      const bare = await timed(async () =>
        piecesOf(await readText(await askModel(`${proxy.url}/v1`), written)),
      );
      for (const { result } of [through, bare]) {
        if (result < pieces - 1) throw new Error(`${result} of ${pieces} pieces came through.`);
      }
      if (run < 0) continue;
      rates.measured.push((1_000 * through.result) / through.milliseconds);
      rates.reference.push((1_000 * bare.result) / bare.milliseconds);
    }
  } finally {
    await proxy.stop();
  }
  return {
    what: 'pieces of an answer through the service, against a bare proxy',
    measured: median(rates.measured),
    reference: median(rates.reference),
    unit: 'pieces/s',
    budget: { of: 'ratio', atLeast: 0.5 },
  };
}

/** What the service has in memory, in MB. */
interface Memory {
  /** What its main thread still needs. */
  held: number;
  resident: number;
}

/** Many answers at once: how many come to their end, and what each takes of memory while it is open. */
async function measureOpenStreams({ service, site, model, isQuick }: Streaming): Promise<Figure[]> {
  const count = isQuick ? 50 : 500;
  const readMemory = async (): Promise<Memory> => {
    const { resident } = memoryOf(service.pid);
    return { held: await heldMemory(service.child), resident };
  };
  const open = async (): Promise<Memory & { finished: number }> => {
    const opened = await Promise.all(
      Array.from({ length: count }, async () => {
        const stream = (await ask(service.url, site, QUESTION))[Symbol.asyncIterator]();
        const rest = { [Symbol.asyncIterator]: () => ({ next: () => stream.next() }) };
        await readUntil(rest, 'start');
        return rest;
      }),
    );
    const memory = await readMemory();
    const ended = await Promise.allSettled(opened.map((stream) => readUntil(stream, 'done')));
    return { ...memory, finished: ended.filter(({ status }) => status === 'fulfilled').length };
  };
  // Once before, so that memory that the service keeps for good is not counted as the streams'.
  await model.write({ deltas: Array<string>(10).fill(PIECE), deltaMs: 100 });
  await open();
  await sleep(1_000);
  const before = await readMemory();
  await model.write({ deltas: Array<string>(20).fill(PIECE), deltaMs: 500 });
  const during = await open();
  const ofEach = (measure: keyof Memory): number => ((during[measure] - before[measure]) * 1_000) / count;
  return [
    {
      what: `answers of ${count} asked for at once that came to their end`,
      measured: during.finished,
      budget: { of: 'measured', atLeast: count },
    },
    {
      what: `memory that each of ${count} open streams holds`,
      measured: ofEach('held'),
      unit: 'kB',
      budget: { of: 'measured', atMost: 100 },
    },
    {
      what: 'what the process grew for each, garbage included',
      measured: ofEach('resident'),
      unit: 'kB',
    },
  ];
}
