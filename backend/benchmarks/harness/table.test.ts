import { toTable } from './table.ts';

it('shows figures with their ratio, budget and verdict in aligned columns', () => {
  const table = toTable([
    { what: 'search', measured: 12.345, reference: 50, unit: 'ms', budget: { of: 'ratio', atMost: 0.5 } },
    { what: 'memory', measured: 412.4, unit: 'MB', budget: { of: 'measured', atMost: 400 } },
    { what: 'answer', measured: 9, unit: 'ms', budget: { of: 'measured', atMost: 15, isAdvice: true } },
    { what: 'best found', measured: 0.9, budget: { of: 'measured', atLeast: 0.95 } },
    { what: 'pages', measured: 1000 },
  ]);
  expect(table).toBe(
    [
      'what       | measured | reference | ratio | budget          | verdict',
      '---------- | -------- | --------- | ----- | --------------- | -------',
      'search     | 12.3 ms  | 50 ms     | 0.247 | ≤ 0.5×          | held',
      'memory     | 412 MB   |           |       | ≤ 400 MB        | over',
      'answer     | 9 ms     |           |       | ≤ 15 ms advised | held',
      'best found | 0.9      |           |       | ≥ 0.95          | under',
      'pages      | 1000     |           |       |                 |',
    ].join('\n'),
  );
});
