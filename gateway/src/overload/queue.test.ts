import { expect, test } from '@jest/globals';
import {
  createQueue,
  MAX_WAITING,
  MAX_WAITING_WHEN_OVERLOADED,
  OVER_AFTER_MS,
  OVERLOADED_WAIT_MS,
} from './queue.ts';

const BURST_MS = 100;

/** A queue of names, by a clock of the test's own. */
function aQueue() {
  let now = 0;
  const queue = createQueue<string>(() => now, BURST_MS);
  return {
    ...queue,
    after: (ms: number) => {
      now += ms;
    },
  };
}

/** One in which somebody has waited for too long. */
function anOverloadedQueue() {
  const queue = aQueue();
  queue.join('too long');
  queue.after(BURST_MS);
  expect(queue.expired()).toEqual(['too long']);
  return queue;
}

test('in a burst, whoever comes first is served first, and nobody is turned away', () => {
  const queue = aQueue();
  for (const name of ['one', 'two', 'three']) expect(queue.join(name)).toBeUndefined();
  queue.after(BURST_MS - 1);
  expect(queue.expired()).toEqual([]);
  expect(queue.expiresInMs()).toBe(1);
  expect([queue.next(), queue.next(), queue.next(), queue.next()]).toEqual([
    'one',
    'two',
    'three',
    undefined,
  ]);
  expect(queue.isOverloaded()).toBe(false);
});

test('when somebody has waited for too long, whoever has waited longer than a moment is turned away with them', () => {
  const queue = aQueue();
  queue.join('first');
  queue.after(BURST_MS - OVERLOADED_WAIT_MS);
  queue.join('second');
  queue.after(1);
  queue.join('third');
  queue.after(OVERLOADED_WAIT_MS - 1);
  expect(queue.expired()).toEqual(['first', 'second']);
  expect([queue.isOverloaded(), queue.expiresInMs(), queue.size()]).toEqual([true, 1, 1]);
});

test('while there are too many, whoever comes last is served first', () => {
  const queue = anOverloadedQueue();
  for (const name of ['one', 'two', 'three']) queue.join(name);
  expect(queue.next()).toBe('three');
  queue.after(OVERLOADED_WAIT_MS);
  expect(queue.expired()).toEqual(['one', 'two']);
});

test('it is over when nobody was turned away for a while', () => {
  const queue = anOverloadedQueue();
  queue.after(OVER_AFTER_MS - 1);
  expect(queue.isOverloaded()).toBe(true);
  queue.after(1);
  expect(queue.isOverloaded()).toBe(false);
  for (const name of ['one', 'two']) queue.join(name);
  queue.after(BURST_MS - 1);
  expect(queue.expired()).toEqual([]);
  expect(queue.next()).toBe('one');
});

test('where more wait than there is room for, the one who has waited longest is turned away', () => {
  const queue = aQueue();
  queue.join('first');
  for (let n = 1; n < MAX_WAITING; n += 1) expect(queue.join('one of many')).toBeUndefined();
  expect(queue.join('one too many')).toBe('first');
  expect([queue.size(), queue.isOverloaded()]).toEqual([MAX_WAITING, true]);
});

test('while there are too many, there is room for few', () => {
  const queue = anOverloadedQueue();
  queue.join('first');
  for (let n = 1; n < MAX_WAITING_WHEN_OVERLOADED; n += 1) expect(queue.join('one of many')).toBeUndefined();
  expect(queue.join('one too many')).toBe('first');
});
