import { setImmediate } from 'node:timers/promises';
import type { UserSub } from '@bookmarks/identity';
import { createLogger } from '@bookmarks/telemetry';
import { expect, test } from '@jest/globals';
import type { PushOutcome } from './push-reminders.ts';
import { startReminderWorker } from './reminder-worker.ts';

const ANNA = 'anna' as UserSub;

/** A worker to which one message is due, once. */
function startWith(push: () => Promise<PushOutcome>, stopTimeoutMs?: number) {
  const due = [ANNA];
  const outcomes: PushOutcome[] = [];
  const worker = startReminderWorker({
    dueReminders: { claim: async () => due.splice(0) },
    ...{ push, clock: () => new Date(), log: createLogger('test', 'fatal') },
    onOutcome: (outcome) => void outcomes.push(outcome),
    ...(stopTimeoutMs !== undefined && { stopTimeoutMs }),
  });
  return { worker, outcomes };
}

test('a message that is under way when the worker is to end still arrives', async () => {
  const begun = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<PushOutcome>();
  const { worker, outcomes } = startWith(() => {
    begun.resolve();
    return arrived.promise;
  });
  await begun.promise;
  const ended = worker[Symbol.asyncDispose]();
  await setImmediate();
  arrived.resolve('delivered');
  await ended;
  expect(outcomes).toEqual(['delivered']);
});

test('a worker ends also where a message does not', async () => {
  const begun = Promise.withResolvers<void>();
  const { worker, outcomes } = startWith(() => {
    begun.resolve();
    return new Promise(() => {});
  }, 50);
  await begun.promise;
  await worker[Symbol.asyncDispose]();
  expect(outcomes).toEqual([]);
});
