import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { createApplication } from './application.js';
import { closeOnSignals } from './close-on-signals.js';
import { describeVendors } from './configuration/runs-on.js';
import { ConfigurationError, readConfiguration, type Configuration } from './configuration/configuration.js';
import { WorkerStartError } from './workers/worker-thread.js';

const [major = 0] = process.versions.node.split('.').map(Number);

if (major < 24) fail(`The service needs Node 24 or newer; this is Node ${process.versions.node}.`);
else await run();

async function run(): Promise<void> {
  const configuration = configured();
  if (!configuration) return;
  const application = await createApplication(configuration);
  closeOnSignals(application);
  const { host, port } = configuration.server;
  try {
    await application.listen(port, host);
  } catch (error) {
    await application.close();
    fail(error instanceof WorkerStartError ? error.message : explainListening(error, port));
    return;
  }
  const logger = new Logger('Service');
  for (const notice of configuration.notices) logger.warn(notice);
  logger.log(`Runs on: ${runsOn(configuration)}`);
  logger.log(`Listening on ${await application.getUrl()} (API documentation at /docs)`);
}

function runsOn({ answer, retrieval }: Configuration): string {
  const { answerModel, embedder, reranker, passageStore, costsMoney } = describeVendors({
    answers: answer.model,
    ...retrieval,
  });
  const parts = [
    answerModel === 'quoting' ? 'answers quote the docs' : `answers by ${answerModel}`,
    ...(embedder === 'none' ? [] : [`embedding by ${embedder}`]),
    ...(reranker === 'none' ? [] : [`reranking by ${reranker}`]),
    `passages in ${passageStore === 'sqlite' ? 'SQLite' : 'Qdrant'}, threads in SQLite`,
  ];
  const cost = costsMoney.length === 0 ? 'nothing costs money' : `these cost money: ${costsMoney.join(', ')}`;
  return `${parts.join(', ')}; ${cost}`;
}

function configured(): Configuration | undefined {
  try {
    // eslint-disable-next-line no-restricted-properties -- the one place that hands the environment to configuration
    return readConfiguration(process.env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    fail(error.message);
    return undefined;
  }
}

function explainListening(error: unknown, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Stop what listens there, or set PORT to another port.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Set PORT to one above 1023.`;
  return `The service cannot listen on port ${port}: ${error instanceof Error ? error.message : String(error)}`;
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
