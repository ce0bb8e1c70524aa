import { describe, expect, test } from '@jest/globals';
import { createHostTurns } from './host-turns.ts';
import { BusyError } from './page-error.ts';
import { createSlots } from './slots.ts';

const rest = async () => {};
const NEVER = new AbortController().signal;

/** Work that ends when it is told to, and says that it has begun. */
function aTask() {
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  let hasBegun = false;
  const work = async () => {
    hasBegun = true;
    begun.resolve();
    await end.promise;
  };
  return { work, begun: begun.promise, end: end.resolve, hasBegun: () => hasBegun };
}

describe('turns at a host', () => {
  test('come one after another, and those of other hosts do not wait for them', async () => {
    const turn = createHostTurns({ rest, maxWaiting: 5 });
    const [first, second, other] = [aTask(), aTask(), aTask()];
    const ended = [turn('a', NEVER, first.work), turn('a', NEVER, second.work), turn('b', NEVER, other.work)];
    await Promise.all([first.begun, other.begun]);
    expect(second.hasBegun()).toBe(false);
    first.end();
    await second.begun;
    for (const task of [second, other]) task.end();
    await Promise.all(ended);
  });

  test('have a rest between them', async () => {
    const seen: string[] = [];
    const turn = createHostTurns({ rest: async () => void seen.push('rest'), maxWaiting: 5 });
    const work = async () => void seen.push('work');
    await Promise.all([turn('a', NEVER, work), turn('a', NEVER, work)]);
    expect(seen.slice(0, 3)).toEqual(['work', 'rest', 'work']);
  });

  test('are not held up by who failed, or went before it was their turn', async () => {
    const turn = createHostTurns({ rest, maxWaiting: 5 });
    const first = aTask();
    const leaving = new AbortController();
    const failed = turn('a', NEVER, async () => {
      await first.work();
      throw new Error('failed');
    });
    const left = turn('a', leaving.signal, async () => 'asked all the same');
    const last = turn('a', NEVER, async () => 'last');
    leaving.abort();
    first.end();
    await expect(failed).rejects.toThrow('failed');
    await expect(left).rejects.toThrow(/aborted/);
    await expect(last).resolves.toBe('last');
  });

  test('are waited for by a few, and nobody is kept in mind afterwards', async () => {
    const turn = createHostTurns({ rest, maxWaiting: 1 });
    const first = aTask();
    const ended = [turn('a', NEVER, first.work), turn('a', NEVER, async () => {})];
    await expect(turn('a', NEVER, async () => {})).rejects.toThrow(BusyError);
    first.end();
    await Promise.all(ended);
    await expect(turn('a', NEVER, async () => 'again')).resolves.toBe('again');
  });
});

describe('slots', () => {
  test('let as many be at work as there are, and the next when one is free', async () => {
    const slots = createSlots(2, 5);
    const tasks = [aTask(), aTask(), aTask()] as const;
    const ended = tasks.map(({ work }) => slots(NEVER, work));
    await Promise.all([tasks[0].begun, tasks[1].begun]);
    expect(tasks[2].hasBegun()).toBe(false);
    tasks[1].end();
    await tasks[2].begun;
    for (const { end } of tasks) end();
    await Promise.all(ended);
  });

  test('are free again after a failure', async () => {
    const slots = createSlots(1, 0);
    await expect(slots(NEVER, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    await expect(slots(NEVER, async () => 'done')).resolves.toBe('done');
  });

  test('are waited for by a few', async () => {
    const slots = createSlots(1, 0);
    const first = aTask();
    const ended = slots(NEVER, first.work);
    await expect(slots(NEVER, async () => {})).rejects.toThrow(BusyError);
    first.end();
    await ended;
  });

  test('are waited for by nobody who has gone', async () => {
    const slots = createSlots(1, 1);
    const first = aTask();
    const working = slots(NEVER, first.work);
    const gone = new AbortController();
    const leaving = slots(gone.signal, async () => 'gone');
    gone.abort();
    await expect(leaving).rejects.toThrow(/aborted/);
    const waiting = slots(NEVER, async () => 'next');
    first.end();
    await working;
    expect(await waiting).toBe('next');
    await expect(slots(gone.signal, async () => 'gone')).rejects.toThrow(/aborted/);
  });
});
