import { retryAfterSeconds } from './retry-after.js';

const inSeconds = (seconds: number) => Date.now() / 1000 + seconds;
const read = (headers: Record<string, string>) => retryAfterSeconds(new Headers(headers));

it('reads seconds', () => {
  expect(read({ 'retry-after': '7' })).toBe(7);
  expect(read({ 'retry-after': '0.5', 'x-ratelimit-reset': '1' })).toBe(0.5);
  expect(read({ 'retry-after-ms': '250', 'retry-after': '1' })).toBe(0.25);
  expect(read({ 'retry-after': '0' })).toBe(0);
});

it('reads a date', () => {
  expect(read({ 'retry-after': new Date(inSeconds(30) * 1000).toUTCString() })).toBeCloseTo(30, -1);
});

it('reads when a limit is reset', () => {
  expect(read({ 'x-ratelimit-reset': String(inSeconds(30)) })).toBeCloseTo(30, 0);
  expect(read({ 'retry-after': 'soon', 'x-ratelimit-reset': String(inSeconds(30)) })).toBeCloseTo(30, 0);
});

it.each([[{}], [{ 'retry-after': 'soon' }], [{ 'x-ratelimit-reset': '1000' }]])(
  'knows no time from %j',
  (headers) => {
    expect(read(headers as Record<string, string>)).toBeUndefined();
  },
);

it('knows no time without headers', () => {
  expect(retryAfterSeconds(undefined)).toBeUndefined();
});
