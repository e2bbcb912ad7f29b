import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Writes the answer that came from behind to who asked. */
export type Relay = (answer: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** Listens on a free port of this machine and passes every request on to `target` (`host:port`), its answer through `relay`. */
export async function listenInFrontOf(target: string, relay: Relay): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const passedOn = request(`http://${target}${url}`, { method, headers });
    passedOn.on('response', (answer) => {
      relay(answer, outgoing).catch(() => outgoing.destroy());
    });
    passedOn.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passedOn.destroy());
    incoming.pipe(passedOn);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

/** `host:port` of a listening server. */
export function addressOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Closes a server and what is still connected to it. */
export function closeServer(server: Server): void {
  server.closeAllConnections();
  server.close();
}
