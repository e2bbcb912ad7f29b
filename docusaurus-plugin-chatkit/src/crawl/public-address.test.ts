import type { lookup, LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import {
  assertNoPrivateLiteral,
  isPublicAddress,
  PrivateAddressError,
  publicLookup,
} from './public-address.js';

describe('isPublicAddress', () => {
  it.each([
    ['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '192.168.1.1'],
    ['198.18.0.1', '192.0.2.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ['::', '::1', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1', '2001:db8::1', 'fec0::1'],
    ['::ffff:127.0.0.1', '::ffff:a00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001::1'],
  ])('refuses %s and the like', (...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });

  it('takes those of the internet', () => {
    const addresses = ['93.184.215.14', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'];
    expect(addresses.filter(isPublicAddress)).toEqual(addresses);
  });
});

describe('assertNoPrivateLiteral', () => {
  it.each([
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://[::1]:8000/',
    'http://[::ffff:10.0.0.1]/',
  ])('refuses %s', (url) => {
    expect(() => assertNoPrivateLiteral(new URL(url))).toThrow(PrivateAddressError);
  });

  it('leaves names to the lookup', () => {
    expect(() => assertNoPrivateLiteral(new URL('http://localhost/'))).not.toThrow();
  });
});

describe('publicLookup', () => {
  /** A resolver that answers each question with the next of these. */
  function resolver(...answers: string[][]): typeof lookup {
    return ((
      _name: string,
      _options: object,
      callback: (error: null, addresses: LookupAddress[]) => void,
    ) => {
      const addresses = answers.shift()!;
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    }) as unknown as typeof lookup;
  }

  function look(up: LookupFunction, all: boolean): Promise<unknown> {
    return new Promise((resolve, reject) =>
      up('docs.example', { all }, (error, address) => (error ? reject(error) : resolve(address))),
    );
  }

  it('gives sockets the very addresses that it checked', async () => {
    const address = { address: '8.8.8.8', family: 4 };
    await expect(look(publicLookup(resolver(['8.8.8.8'])), true)).resolves.toEqual([address]);
    await expect(look(publicLookup(resolver(['8.8.8.8'])), false)).resolves.toBe('8.8.8.8');
  });

  it('refuses a name that points elsewhere at the second look', async () => {
    const up = publicLookup(resolver(['8.8.8.8'], ['169.254.169.254']));
    await look(up, true);
    await expect(look(up, true)).rejects.toThrow(
      'docs.example has the address 169.254.169.254, which is not public',
    );
  });

  it('refuses a name of which one address is private', async () => {
    await expect(look(publicLookup(resolver(['8.8.8.8', '::1'])), true)).rejects.toThrow(PrivateAddressError);
  });
});
