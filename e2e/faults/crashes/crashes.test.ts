import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../random.js';
import { ServiceClient } from '../../service-client.js';
import { launchService, startService, temporaryFolder, type Service } from '../../service.js';
import { BusyEditor } from './busy-editor.js';
import { BusyReader } from './busy-reader.js';
import { expectWholeDatabases, keptVerdicts } from './kept-databases.js';
import { ReaderClient } from './reader-client.js';
import { untilKilled } from './until-killed.js';

/** How often the service is killed under load; `.ci/run` has it killed 30 times. */
const CRASHES = Number(process.env.CRASHES ?? 10);
/** Of the random choices; what is under way when the service is killed depends on the machine too. */
const SEED = Number(process.env.SEED ?? randomInt(2 ** 31));

/** Generous: a start of the service takes a second or two. */
const TIMEOUT_MS = 60_000 + CRASHES * 20_000;
const READERS = 5;
const MAX_ACKNOWLEDGED = 200;
const MAX_MORE_MS = 30;
const MAX_START_MS = 1_000;

const site = 'crashing-docs';
const variables = {
  RATE_LIMIT_PER_MINUTE: '0',
  // Longer than the test takes on any machine.
  SESSION_TTL_SECONDS: '86400',
  // Every question gets an answer with citations.
  ANSWER_THRESHOLD: '0',
};

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let service: Service | undefined;

beforeAll(async () => {
  folder = await temporaryFolder();
});

afterAll(async () => {
  await service?.stop('SIGKILL');
  await folder.remove();
});

describe('a service that is killed again and again while readers and an upload keep it busy', () => {
  const random = new Random(SEED);
  let acknowledged = 0;
  let onAcknowledged = (): void => {};
  const count = (): void => {
    acknowledged++;
    onAcknowledged();
  };
  const editor = new BusyEditor(site, random.fork(), count);
  const readers = Array.from({ length: READERS }, () => new BusyReader(random.fork(), count));
  let tokens: string[];

  /** Starts the service; now and then it is killed before it is up. */
  async function start(): Promise<ServiceClient> {
    if (random.percent(20)) {
      const killed = await launchService(folder.path, variables);
      await sleep(random.integer(MAX_START_MS));
      await killed.stop('SIGKILL');
    }
    service = await startService(folder.path, variables);
    return new ServiceClient(service.url);
  }

  /** Resolves when so many things more have been acknowledged. */
  const untilAcknowledged = (more: number): Promise<void> =>
    new Promise((resolve) => {
      const wanted = acknowledged + more;
      onAcknowledged = () => {
        if (acknowledged >= wanted) resolve();
      };
    });

  /** Keeps a service busy until it is killed at some moment. */
  async function liveAndDie(client: ServiceClient): Promise<void> {
    const busy = Promise.all([
      untilKilled(() => editor.upload(client)),
      untilKilled(() => editor.look(client)),
      ...readers.map((reader, at) => {
        const readerClient = new ReaderClient(client, tokens[at]!);
        return untilKilled(() => reader.act(readerClient));
      }),
    ]);
    const died = service!.ended.then((ending) => {
      throw new Error(`The service ended by itself: ${JSON.stringify(ending)}\n${service!.output()}`);
    });
    died.catch(() => {});
    await Promise.race([busy, died, untilAcknowledged(1 + random.integer(MAX_ACKNOWLEDGED))]);
    await sleep(random.integer(MAX_MORE_MS));
    await service!.stop('SIGKILL');
    await busy;
  }

  async function verifyReaders(client: ServiceClient): Promise<void> {
    const verdicts = keptVerdicts(folder.path);
    for (const [at, reader] of readers.entries()) {
      await reader.verify(new ReaderClient(client, tokens[at]!), verdicts);
    }
  }

  it(
    'loses and undoes nothing that it acknowledged',
    async () => {
      try {
        let client = await start();
        await editor.upload(client);
        tokens = await Promise.all(readers.map(() => client.openSession(site)));
        for (let crash = 0; crash < CRASHES; crash++) {
          await liveAndDie(client);
          client = await start();
          await expectWholeDatabases(folder.path);
          await verifyReaders(client);
          // Else the next load begins while what was interrupted is still being applied.
          if (random.percent(70)) {
            await client.untilIdle();
            await editor.verify(client);
          }
        }
        await client.untilIdle();
        await editor.verify(client);
        for (const [at, reader] of readers.entries()) {
          await reader.verifyDeleted(new ReaderClient(client, tokens[at]!));
        }
      } catch (error) {
        throw new Error(`With SEED=${SEED}: ${(error as Error).message}`, { cause: error });
      }
    },
    TIMEOUT_MS,
  );
});
