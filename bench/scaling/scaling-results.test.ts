import { expect, test } from '@jest/globals';
import type { Round } from '../measure/contest.ts';
import { scalingResults } from './scaling-results.ts';

/** In which every process took that long for a call. */
function aRound(cpuUs: Round['cpuUs']): Round {
  return { perSecond: 1_000, p50Ms: 1, p99Ms: 2, cpuUs };
}

const WITHIN_CORES = new Set(['1 replica', '2 replicas']);
const ONE = aRound({ 'mcp-service 1': 400, 'bookmark-service 1': 200, postgres: 200, load: 100 });

test.each([
  [1_000, true],
  [1_001, false],
])('a call of more replicas may cost a quarter more than one of one, the load aside: %i µs', (cost, ok) => {
  const more = aRound({ 'mcp-service 1': 0, 'mcp-service 2': cost, load: 9_000 });
  const results = scalingResults(
    new Map([
      ['1 replica', [ONE]],
      ['2 replicas', [more]],
    ]),
    WITHIN_CORES,
  );
  expect(results.filter(({ target }) => target !== null)).toMatchObject([
    { name: '2 replicas: CPU a call ÷ that of one', ok },
  ]);
  expect(results.find(({ name }) => name.startsWith('1 replica: processors busy'))?.value).toBe(0.9);
});

test('nothing is asked of replicas that share cores', () => {
  const dear = aRound({ 'mcp-service 1': 9_000, load: 100 });
  const rounds = new Map([
    ['1 replica', [ONE]],
    ['4 replicas', [dear]],
  ]);
  expect(scalingResults(rounds, WITHIN_CORES).every(({ ok, target }) => ok && target === null)).toBe(true);
});

test('nothing is said to be linear where there is no /proc', () => {
  const unknown = aRound(undefined);
  const results = scalingResults(
    new Map([
      ['1 replica', [unknown]],
      ['2 replicas', [unknown]],
    ]),
    WITHIN_CORES,
  );
  expect(results.filter(({ name }) => name.includes('CPU')).map(({ ok }) => ok)).toEqual([
    false,
    false,
    false,
  ]);
});
