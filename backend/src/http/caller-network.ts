import type { Request } from 'express';
import ipaddr from 'ipaddr.js';

/** Bytes of an IPv6 address that a provider gives to one customer. */
const PREFIX_BYTES = 8;

/**
 * Where a request comes from, as far as one caller can be told from another: the IPv4 address, or the IPv6 /64 network.
 * A proxy's word counts only where TRUST_PROXY says so; what is no address there stands for the proxy itself.
 */
export function callerNetwork({ ip, socket }: Pick<Request, 'ip' | 'socket'>): string {
  return toNetwork(ip ?? '') ?? toNetwork(socket.remoteAddress ?? '') ?? 'unknown';
}

/** `203.0.113.7` as it is, `2001:db8:0:1::7` as its `/64` in hexadecimal; undefined for what is no address. */
export function toNetwork(text: string): string | undefined {
  const address = withoutPort(text);
  if (!ipaddr.isValid(address) || !/[.:]/.test(address)) return undefined;
  // An IPv4 address inside IPv6 is that address.
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : Buffer.from(parsed.toByteArray().slice(0, PREFIX_BYTES)).toString('hex');
}

/** Some proxies write the port too: `203.0.113.7:4711`, `[2001:db8::7]:4711`. */
function withoutPort(text: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
}
