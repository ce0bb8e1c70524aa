import { expect, test } from '@jest/globals';
import { createWriterTurns, MAX_WAITING_WRITES } from './writer-turns.ts';

const soon = () => new Date(Date.now() + 10_000);

/** Work that lasts until it is told to end. */
function someWork() {
  const { promise, resolve } = Promise.withResolvers<string>();
  const work = { hasBegun: false, end: () => resolve('done'), run: () => promise };
  work.run = () => {
    work.hasBegun = true;
    return promise;
  };
  return work;
}

const settled = () => new Promise((later) => setImmediate(later));

test('writes of one user follow one another, in the order in which they came', async () => {
  const turns = createWriterTurns();
  const [first, second] = [someWork(), someWork()];
  const answers = [turns.take('anna', soon(), first.run), turns.take('anna', soon(), second.run)];
  await settled();
  expect([first.hasBegun, second.hasBegun]).toEqual([true, false]);
  first.end();
  await settled();
  expect(second.hasBegun).toBe(true);
  second.end();
  expect(await Promise.all(answers)).toEqual(['done', 'done']);
});

test('users do not wait for one another', async () => {
  const turns = createWriterTurns();
  const slow = someWork();
  const waiting = turns.take('anna', soon(), slow.run);
  expect(await turns.take('ben', soon(), async () => 'ben')).toBe('ben');
  slow.end();
  await waiting;
});

test('a write that fails lets the next one go on', async () => {
  const turns = createWriterTurns();
  const failing = turns.take('anna', soon(), () => Promise.reject(new Error('no')));
  const next = turns.take('anna', soon(), async () => 'next');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('next');
});

test('a write whose deadline passes is not done, and those behind it still wait for the one before it', async () => {
  const turns = createWriterTurns();
  const slow = someWork();
  const [late, behind] = [someWork(), someWork()];
  const running = turns.take('anna', soon(), slow.run);
  await expect(turns.take('anna', new Date(), late.run)).rejects.toMatchObject({ code: 'too_slow' });
  const last = turns.take('anna', soon(), behind.run);
  await settled();
  expect([late.hasBegun, behind.hasBegun]).toEqual([false, false]);
  slow.end();
  behind.end();
  expect(await Promise.all([running, last])).toEqual(['done', 'done']);
});

test('refuses more than can wait', async () => {
  const turns = createWriterTurns();
  const slow = someWork();
  const all = Array.from({ length: MAX_WAITING_WRITES }, () => turns.take('anna', soon(), slow.run));
  await expect(turns.take('anna', soon(), slow.run)).rejects.toMatchObject({ code: 'unavailable' });
  slow.end();
  expect(await Promise.all(all)).toHaveLength(MAX_WAITING_WRITES);
});
