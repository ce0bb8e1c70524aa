import { expect, test } from '@jest/globals';
import { timeAtPace } from './time-at-pace.ts';

const PLAN = { perSecond: 1_000, calls: 5, signal: new AbortController().signal };

test('it calls all in turns', async () => {
  const order: string[] = [];
  const contender = (name: string) => async (n: number) => order.push(`${name}${n}`);
  const durations = await timeAtPace([contender('a'), contender('b')], { ...PLAN, calls: 2 });
  expect(order).toEqual(['a0', 'b0', 'a1', 'b1']);
  expect(durations.map(({ length }) => length)).toEqual([2, 2]);
});

test('it does not wait for what is slow', async () => {
  const last = Promise.withResolvers<void>();
  const call = async (n: number) => {
    if (n === PLAN.calls - 1) last.resolve();
    await last.promise;
  };
  const [durations] = await timeAtPace([call], PLAN);
  expect(durations).toHaveLength(PLAN.calls);
});

test('it fails with a call that fails', async () => {
  await expect(timeAtPace([() => Promise.reject(new Error('no'))], PLAN)).rejects.toThrow('no');
});
