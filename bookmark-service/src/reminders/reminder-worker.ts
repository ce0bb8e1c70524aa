import { setTimeout as pause } from 'node:timers/promises';
import type { UserSub } from '@bookmarks/identity';
import type { Logger } from '@bookmarks/telemetry';
import type { PushOutcome } from './push-reminders.ts';
import type { DueReminders } from './reminder-store.ts';

type WorkerDeps = {
  readonly dueReminders: DueReminders;
  readonly push: (userSub: UserSub) => Promise<PushOutcome>;
  readonly clock: () => Date;
  readonly onOutcome: (outcome: PushOutcome) => void;
  readonly log: Logger;
  readonly stopTimeoutMs?: number;
};

/** Messages that are under way at a time; while one is, it holds no connection of the database. */
const CONCURRENCY = 8;
/** Between two looks, and half as long again, so that replicas do not all look at once. */
const LOOK_EVERY_MS = 4_000;
/** As long as a message may take to arrive, and a bit to note it; what takes longer is due again when its lease is over. */
const STOP_TIMEOUT_MS = 5_000;

/** Looks for reminders that are due and sends them, for as long as it is not disposed of; what is under way then is finished. */
export function startReminderWorker(deps: WorkerDeps): AsyncDisposable {
  const { dueReminders, clock, log, stopTimeoutMs = STOP_TIMEOUT_MS } = deps;
  const stop = new AbortController();

  async function sendDue(): Promise<number> {
    const userSubs = await dueReminders.claim(clock(), CONCURRENCY);
    await Promise.all(userSubs.map((userSub) => sendTo(userSub, deps)));
    return userSubs.length;
  }

  async function work(): Promise<void> {
    while (!stop.signal.aborted) {
      const sent = await sendDue().catch((err: unknown) => {
        log.warn({ err }, 'due reminders were not found out');
        return 0;
      });
      if (sent < CONCURRENCY) await rest(stop.signal);
    }
  }

  const working = work();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await Promise.race([working, pause(stopTimeoutMs, undefined, { ref: false })]);
    },
  };
}

async function sendTo(userSub: UserSub, { push, onOutcome, log }: WorkerDeps): Promise<void> {
  try {
    onOutcome(await push(userSub));
  } catch (err) {
    // Due again when the time is up for which it was claimed.
    onOutcome('failed');
    log.warn({ err, sub: userSub }, 'a reminder was not sent, or not noted as shown');
  }
}

async function rest(signal: AbortSignal): Promise<void> {
  await pause(LOOK_EVERY_MS * (1 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
}
