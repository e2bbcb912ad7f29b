import express from 'express';

/** Express' `trust proxy` setting. */
export type TrustProxy = boolean | number | string;

/** Reads `true`, `false`, a number of hops, or addresses as Express takes them; what it does not take is pushed to `faults`. */
export function readTrustProxy(value: string, faults: string[]): TrustProxy {
  if (value === 'true' || value === 'false') return value === 'true';
  if (/^\d+$/.test(value)) return Number(value);
  try {
    express().set('trust proxy', value);
  } catch {
    faults.push(
      `TRUST_PROXY: "${value}" is not true, false, a number of proxies, or their addresses such as 10.0.0.0/8 or loopback`,
    );
  }
  return value;
}
