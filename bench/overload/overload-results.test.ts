import { expect, test } from '@jest/globals';
import type { Outcome } from './offer.ts';
import { overloadResults } from './overload-results.ts';

const calls = (count: number, outcome: Partial<Outcome>): Outcome[] =>
  Array.from({ length: count }, (_, n) => ({ status: 200, startedAtMs: n, durationMs: 10, ...outcome }));

const GOOD = {
  capacityPerSecond: 100,
  unloaded: calls(100, {}),
  overload: [...calls(90, { durationMs: 25 }), ...calls(210, { status: 503, durationMs: 1 })],
  overloadSeconds: 1,
  after: calls(100, {}),
};

const missedOf = (found: typeof GOOD) =>
  overloadResults(found)
    .filter(({ ok }) => !ok)
    .map(({ name }) => name);

test('what can be answered is, fast, and the rest is refused', () => {
  expect(missedOf(GOOD)).toEqual([]);
});

test.each([
  ['answered too few', { overload: [...calls(70, {}), ...calls(230, { status: 503 })] }, 'answered ÷'],
  [
    'answered too late',
    { overload: [...calls(90, { durationMs: 31 }), ...calls(9, { status: 503 })] },
    'p99',
  ],
  ['failed', { overload: [...GOOD.overload, ...calls(1, { status: 500 })] }, 'neither'],
  [
    'refused long after',
    { after: [...calls(9, {}), ...calls(1, { status: 503, startedAtMs: 2_001 })] },
    'after',
  ],
  ['slow long after', { after: [...calls(9, {}), ...calls(1, { durationMs: 2_001 })] }, 'after it'],
])('it says so when calls are %s', (_, found, name) => {
  expect(missedOf({ ...GOOD, ...found })).toEqual([expect.stringContaining(name)]);
});
