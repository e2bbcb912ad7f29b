import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';

/** Milliseconds that answers under way are given to end. */
const GRACE_MS = 3_000;

/** On SIGINT and SIGTERM the service takes no more calls, lets those under way end for a while, and exits with code 0. */
export function closeOnSignals(application: INestApplication): void {
  const close = async (): Promise<void> => {
    const server = application.getHttpServer() as Server;
    const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    await application.close();
    clearTimeout(grace);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
}
