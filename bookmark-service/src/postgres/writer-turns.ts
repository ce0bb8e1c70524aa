import { LibraryError } from '../library/library-error.ts';

/** Beyond this many writes of one user that wait for one another, a further one would only wait to fail. */
export const MAX_WAITING_WRITES = 100;

type Turns = {
  /** Waits for its turn, does the work, and lets the next one go on. @throws {LibraryError} where that takes too long. */
  take<Result>(user: string, deadline: Date, work: () => Promise<Result>): Promise<Result>;
};

/**
 * Writes of one user one after the other, before they take a connection: they would wait for one another in the database
 * anyway, and each with a connection that others need.
 */
export function createWriterTurns(): Turns {
  const queues = new Map<string, { last: Promise<unknown>; length: number }>();
  return {
    async take(user, deadline, work) {
      const queue = queues.get(user) ?? { last: Promise.resolve(), length: 0 };
      if (queue.length >= MAX_WAITING_WRITES) {
        throw new LibraryError('unavailable', 'Too many changes of this library wait already. Try again.');
      }
      const before = queue.last;
      const { promise: end, resolve: finish } = Promise.withResolvers<void>();
      queue.last = before.then(() => end);
      queue.length += 1;
      queues.set(user, queue);
      try {
        await inTime(before, deadline);
        return await work();
      } finally {
        finish();
        queue.length -= 1;
        if (queue.length === 0) queues.delete(user);
      }
    },
  };
}

async function inTime(turn: Promise<unknown>, deadline: Date): Promise<void> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      reject(
        new LibraryError('too_slow', 'Other changes of this library took too long. Nothing was changed.'),
      ),
    Math.max(0, deadline.getTime() - Date.now()),
  );
  try {
    await Promise.race([turn, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
