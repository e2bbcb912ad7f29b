/**
 * `node bare-proxy.ts <address>`: hands every request on to the server there and its answer back, piece by piece, and
 * does nothing else. What a stream costs at least that goes through one process.
 */
import { Agent, createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

const [upstream] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true });

const server = createServer((request, response) => {
  const { method, headers, url } = request;
  const passedOn = send(`${upstream}${url}`, { method, headers, agent }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  });
  request.pipe(passedOn);
});
server.listen(0, '127.0.0.1', () => {
  console.log(`Listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once('disconnect', () => process.exit(0));
