import type { IndexingSummary } from '#built/indexing/indexing-summary.js';
import type { Benchmark } from './benchmark.ts';
import { Documentation, type Page } from './corpus/documentation.ts';
import { timed } from './harness/timed.ts';
import type { Figure } from './harness/figure.ts';
import { median } from './harness/percentile.ts';
import type { ListeningProcess } from './processes/child-process.ts';
import { EventLoopDelay, type EventLoopWaits } from './processes/event-loop-delay.ts';
import { EVENT_LOOP_PROBE, readProbe, resetProbe } from './processes/event-loop-probe.ts';
import { startOpenAiDouble, startService } from './processes/service.ts';
import { removeFolder, temporaryFolder } from './processes/temporary-folder.ts';
import { upload } from './processes/upload.ts';

/** The first indexing of a site, and the next one of the same pages, by words alone and with vectors. */
export const indexing: Benchmark = {
  name: 'indexing',
  title: 'Indexing',
  async run({ isQuick, progress }) {
    const pages = isQuick ? 100 : 1_000;
    const lexical = await measure({ pages, rounds: isQuick ? 1 : 2, variables: {} }, (round) =>
      progress(`indexing ${pages} pages twice, by words: round ${round}`),
    );
    const double = await startOpenAiDouble();
    try {
      const embedded = await measure(
        { pages, rounds: 1, variables: { OPENAI_BASE_URL: double.url, EMBEDDING_DIMENSIONS: '384' } },
        () => progress(`indexing ${pages} pages twice, with vectors by the double of OpenAI`),
      );
      return [...toFigures('by words', pages, lexical), ...toFigures('with vectors', pages, embedded)];
    } finally {
      await double.stop();
    }
  },
};

interface Measurement {
  pages: number;
  rounds: number;
  variables: Record<string, string>;
}

/** What was measured in one round. */
interface Round {
  firstMs: number;
  againMs: number;
  embeddedAgain: number;
  /** Of events for the service's main thread while it indexed the first time. */
  waits: EventLoopWaits;
  /** Of events for this process meanwhile, which is idle: what the machine alone makes them wait. */
  idleWaits: EventLoopWaits;
}

/** Indexes another site in every round: the first time and once more. */
async function measure(
  { pages, rounds, variables }: Measurement,
  onRound: (round: number) => void,
): Promise<Round[]> {
  const idle = new EventLoopDelay();
  const dataDir = temporaryFolder();
  const service = await startService(dataDir, { variables, preload: EVENT_LOOP_PROBE });
  try {
    await index(service, 'warm-up', [...new Documentation().pages(pages / 50)]);
    const measured: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      onRound(round);
      const sent = [...new Documentation(round).pages(pages)];
      measured.push(await measureRound({ service, idle, site: `site-${round}`, pages: sent }));
    }
    return measured;
  } finally {
    await service.stop();
    removeFolder(dataDir);
  }
}

interface RoundOptions {
  service: ListeningProcess;
  idle: EventLoopDelay;
  site: string;
  pages: Page[];
}

async function measureRound({ service, idle, site, pages }: RoundOptions): Promise<Round> {
  idle.reset();
  resetProbe(service.child);
  const first = await timed(() => index(service, site, pages));
  const waits = await readProbe(service.child);
  const idleWaits = idle.read();
  const again = await timed(() => index(service, site, pages));
  return {
    firstMs: first.milliseconds,
    againMs: again.milliseconds,
    embeddedAgain: again.result.embedded,
    waits,
    idleWaits,
  };
}

function index({ url }: ListeningProcess, site: string, pages: Page[]): Promise<IndexingSummary> {
  return upload(url, { site, pages });
}

function toFigures(how: string, pages: number, rounds: Round[]): Figure[] {
  const middle = (valueOf: (round: Round) => number): number => median(rounds.map(valueOf));
  return [
    {
      what: `first indexing ${how}`,
      measured: pages / (middle(({ firstMs }) => firstMs) / 1_000),
      unit: 'pages/s',
    },
    {
      what: `indexing unchanged pages ${how}, against the first`,
      measured: middle(({ againMs }) => againMs),
      reference: middle(({ firstMs }) => firstMs),
      unit: 'ms',
      budget: { of: 'ratio', atMost: 0.1 },
    },
    {
      what: `passages embedded of unchanged pages ${how}`,
      measured: Math.max(...rounds.map(({ embeddedAgain }) => embeddedAgain)),
      budget: { of: 'measured', atMost: 0 },
    },
    {
      what: `p99 wait for the event loop while indexing ${how}, against an idle one`,
      measured: middle(({ waits }) => waits.p99),
      reference: middle(({ idleWaits }) => idleWaits.p99),
      unit: 'ms',
      budget: { of: 'measured', atMost: 20, isAdvice: true },
    },
    {
      what: `longest such wait ${how}, against an idle one`,
      measured: middle(({ waits }) => waits.longest),
      reference: middle(({ idleWaits }) => idleWaits.longest),
      unit: 'ms',
    },
  ];
}
