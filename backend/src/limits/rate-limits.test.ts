import { RateLimits } from './rate-limits.js';

it('limits nothing when the operator says 0', () => {
  const limits = new RateLimits({ ratePerMinute: 0 });
  for (let count = 0; count < 1000; count++) limits.count({ kind: 'question', network: '203.0.113.1' });
  expect(limits.refused.address).toBe(0);
});

it('lets through one question a minute at least', () => {
  const limits = new RateLimits({ ratePerMinute: 1 });
  const call = { kind: 'question', network: '203.0.113.1', subject: 'reader_1', site: 'orchard' } as const;
  limits.count(call);
  expect(() => limits.count(call)).toThrow('You have asked a lot');
});
