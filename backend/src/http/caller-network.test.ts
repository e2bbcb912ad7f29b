import type { Request } from 'express';
import { callerNetwork, toNetwork } from './caller-network.js';

describe('toNetwork', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:4711', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8::1', '20010db800000000'],
    ['2001:0DB8:0:0:ffff::', '20010db800000000'],
    ['[2001:db8::1]:4711', '20010db800000000'],
    ['2001:db8:0:1::1', '20010db800000001'],
    ['fe80::1%eth0', 'fe80000000000000'],
    ['::1', '0000000000000000'],
    ['unknown', undefined],
    ['12', undefined],
    ['', undefined],
  ])('makes of %s the network %s', (address, network) => {
    expect(toNetwork(address)).toBe(network);
  });
});

it('counts as the proxy’s own what a proxy says that is no address', () => {
  const request = (ip: string | undefined) =>
    ({ ip, socket: { remoteAddress: '::ffff:10.0.0.1' } }) as unknown as Request;
  expect(callerNetwork(request('203.0.113.7'))).toBe('203.0.113.7');
  expect(callerNetwork(request('unknown'))).toBe('10.0.0.1');
  expect(callerNetwork(request(undefined))).toBe('10.0.0.1');
});
