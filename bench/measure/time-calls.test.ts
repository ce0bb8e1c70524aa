import { describe, expect, test } from '@jest/globals';
import { timeCalls, timeInTurns } from './time-calls.ts';

const PLAN = {
  calls: 100,
  budgetMs: 60_000,
  concurrency: 1,
  firstCall: 0,
  signal: new AbortController().signal,
};

describe('timeCalls', () => {
  test('it makes each call once, with numbers that count up', async () => {
    const calls: number[] = [];
    const durations = await timeCalls(async (n) => calls.push(n), { ...PLAN, firstCall: 10 });
    expect(durations).toHaveLength(100);
    expect(calls).toEqual(Array.from({ length: 100 }, (_, n) => n + 11));
  });

  test('it keeps as many calls under way as it is told to', async () => {
    let running = 0;
    let most = 0;
    const call = async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
    };
    await timeCalls(call, { ...PLAN, concurrency: 8 });
    expect(most).toBe(8);
  });

  test('it stops when its time is over, but not before it has something to tell', async () => {
    expect(await timeCalls(async () => {}, { ...PLAN, budgetMs: -1 })).toHaveLength(40);
  });

  test('it fails with the first call that fails', async () => {
    await expect(timeCalls(() => Promise.reject(new Error('no')), PLAN)).rejects.toThrow('no');
  });
});

describe('timeInTurns', () => {
  test('it goes round', async () => {
    const order: string[] = [];
    const contender = (name: string) => async () => order.push(name);
    const durations = await timeInTurns([contender('a'), contender('b')], 3);
    expect(order.join('')).toBe('ababab');
    expect(durations.map(({ length }) => length)).toEqual([3, 3]);
  });
});
