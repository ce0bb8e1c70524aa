import { expect, test } from '@jest/globals';
import { createQueue, MAX_WAITING, OVER_AFTER_MS } from './queue.ts';

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
  for (const name of ['one', 'two', 'three']) expect(queue.join(name)).toBe(true);
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
  queue.after(BURST_MS - 5);
  queue.join('second');
  queue.after(1);
  queue.join('third');
  queue.after(4);
  expect(queue.expired()).toEqual(['first', 'second']);
  expect([queue.isOverloaded(), queue.expiresInMs(), queue.size()]).toEqual([true, 1, 1]);
});

test('while there are too many, whoever comes last is served first', () => {
  const queue = anOverloadedQueue();
  for (const name of ['one', 'two', 'three']) queue.join(name);
  expect(queue.next()).toBe('three');
  queue.after(5);
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

test('no more may wait than there is room for', () => {
  const queue = aQueue();
  for (let n = 0; n < MAX_WAITING; n += 1) expect(queue.join('one of many')).toBe(true);
  expect(queue.join('one too many')).toBe(false);
  expect([queue.size(), queue.isOverloaded()]).toEqual([MAX_WAITING, true]);
});
