import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { UserSub } from '@bookmarks/identity';
import { createLogger } from '@bookmarks/telemetry';
import { expect, test } from '@jest/globals';
import type { PageTurns } from './page-turns.ts';
import { startPageWorker } from './page-worker.ts';
import type { PageTurn, VisitOutcome } from './visit-page.ts';

const TURN: PageTurn = { userSub: 'user' as UserSub, bookmarkId: 'bm_1' };

type Visit = (turn: PageTurn, signal: AbortSignal) => Promise<VisitOutcome>;

const start = (take: PageTurns['take'], visitPage: Visit) =>
  startPageWorker({
    turns: { take, noteMissed: async () => false },
    ...{ visitPage, onOutcome: () => {}, clock: () => new Date(), log: createLogger('test', 'fatal') },
    stopTimeoutMs: 100,
  });

test('a turn that comes when the worker is to end is not begun', async () => {
  const taking = Promise.withResolvers<PageTurn[]>();
  const visited: PageTurn[] = [];
  const worker = start(
    () => taking.promise,
    async (turn) => {
      visited.push(turn);
      return 'ok';
    },
  );
  const ended = worker[Symbol.asyncDispose]();
  taking.resolve([TURN]);
  await ended;
  expect(visited).toEqual([]);
});

test('a worker that is to end gives up what it has in hand, and takes no more', async () => {
  const wanted: number[] = [];
  const isFull = Promise.withResolvers<void>();
  let inHand = 0;
  const worker = start(
    async (count) => {
      wanted.push(count);
      return Array.from({ length: count }, () => TURN);
    },
    async (_turn, signal) => {
      inHand += 1;
      if (inHand === wanted[0]) isFull.resolve();
      await once(signal, 'abort');
      return 'ok';
    },
  );
  await isFull.promise;
  // It waits for one of them by then.
  await setImmediate();
  await worker[Symbol.asyncDispose]();
  expect(wanted).toHaveLength(1);
});

test('a worker ends also where a look does not', async () => {
  const begun = Promise.withResolvers<void>();
  const worker = start(
    async () => [TURN],
    () => {
      begun.resolve();
      return new Promise(() => {});
    },
  );
  await begun.promise;
  await worker[Symbol.asyncDispose]();
});
