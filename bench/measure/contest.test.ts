import { expect, test } from '@jest/globals';
import { contest } from './contest.ts';

const PLAN = {
  rounds: 2,
  warmUpMs: 1,
  roundMs: 5,
  connections: 2,
  say: () => {},
  signal: new AbortController().signal,
};

test('contenders are loaded in turns, and each call has a number of its own', async () => {
  const turns: string[] = [];
  const numbers = new Set<number>();
  let calls = 0;
  const contender = (name: string) => ({
    name,
    pids: { [name]: process.pid },
    call: async (n: number) => {
      if (turns.at(-1) !== name) turns.push(name);
      numbers.add(n);
      calls += 1;
    },
  });
  const found = await contest([contender('a'), contender('b')], PLAN);
  expect(turns.join('')).toBe('ababab');
  expect(numbers.size).toBe(calls);
  expect([...found].map(([name, rounds]) => [name, rounds.length])).toEqual([
    ['a', 2],
    ['b', 2],
  ]);
});
