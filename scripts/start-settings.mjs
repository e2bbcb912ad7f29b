import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { root } from './checkout.mjs';
import { Failure } from './child-processes.mjs';

/** The id under which our website's pages are indexed. */
const ourSite = 'docusaurus-chatkit';

function readPort(name, value) {
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Failure(`${name}=${value} is not a port: set ${name} to a number from 1 to 65535.`);
}

/** How a browser on this machine names the address that a server listens on. */
function toHostname(host) {
  if (['0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** What `npm start` needs to know, from the environment: the ports, the addresses, and the environment of its processes. */
export function readStartSettings(env) {
  const port = readPort('PORT', env.PORT || '8000');
  const sitePort = readPort('SITE_PORT', env.SITE_PORT || '3000');
  if (port === sitePort)
    throw new Failure(`PORT and SITE_PORT are both ${port}: give the website another SITE_PORT.`);

  const host = env.HOST || '0.0.0.0';
  const serviceUrl = `http://${toHostname(host)}:${port}`;
  const siteUrl = `http://${toHostname(host)}:${sitePort}`;
  return {
    host,
    port,
    sitePort,
    serviceUrl,
    siteUrl,
    dataDir: resolve(root, env.DATA_DIR || 'data'),
    env: {
      ...env,
      HOST: host,
      PORT: String(port),
      ALLOWED_ORIGINS: env.ALLOWED_ORIGINS || `${siteUrl},http://127.0.0.1:${sitePort}`,
      CHATKIT_BACKEND_URL: env.CHATKIT_BACKEND_URL || serviceUrl,
      SITE_URL: env.SITE_URL || siteUrl,
    },
  };
}

/** The key to index a site with, ours by default: the one the service was given, else the one it generated into its data folder. */
export function readIndexKey({ env, dataDir, site = ourSite }) {
  const ofSite = (env.INDEX_API_KEYS ?? '').split(',').find((entry) => entry.trim().startsWith(`${site}:`));
  if (env.INDEX_API_KEY) return env.INDEX_API_KEY;
  if (ofSite) return ofSite.trim().slice(site.length + 1);
  if (env.INDEX_API_KEYS)
    throw new Failure(`INDEX_API_KEYS has no key for ${site}: add ${site}:<key> or set INDEX_API_KEY.`);
  return readFileSync(join(dataDir, 'index-api-key'), 'utf8').trim();
}

/** Fails with what to do about it when something listens on `port`, which the variable `name` sets. */
export async function requireFreePort(name, port) {
  const server = createServer();
  const fault = await new Promise((settle) => {
    server.once('error', settle);
    server.listen(port, () => settle(undefined));
  });
  if (fault?.code === 'EADDRINUSE') {
    throw new Failure(
      `Port ${port} is taken: stop what listens there, or choose another with ${name}=<port> npm start.`,
    );
  }
  if (fault)
    throw new Failure(
      `Port ${port} cannot be used (${fault.code}): choose another with ${name}=<port> npm start.`,
    );
  await new Promise((closed) => server.close(closed));
}
