import { expect, test } from '@jest/globals';
import { aLog } from '../../test/support/gateway.ts';
import { warmUp } from './warm-up.ts';

function aWarmUp(failures: number, stopAfter = Number.POSITIVE_INFINITY) {
  const stopping = new AbortController();
  const pauses: number[] = [];
  let attempts = 0;
  const done = warmUp({
    load: async () => {
      attempts += 1;
      if (attempts <= failures) throw new Error('down');
    },
    signal: stopping.signal,
    log: aLog().log,
    pause: async (delayMs) => {
      pauses.push(delayMs);
      if (pauses.length === stopAfter) stopping.abort();
    },
  });
  return { done, pauses, attempts: () => attempts };
}

test('tries until it succeeds, with longer and longer pauses up to a bound', async () => {
  const warming = aWarmUp(7);
  await warming.done;
  expect(warming.pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect(warming.attempts()).toBe(8);
});

test('stops when the process does', async () => {
  const warming = aWarmUp(Number.POSITIVE_INFINITY, 2);
  await warming.done;
  expect(warming.attempts()).toBe(2);
});
