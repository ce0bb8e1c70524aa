import { BusyError } from './page-error.ts';

/** @throws {BusyError} @throws when `signal` is aborted before it is at work. */
export type Slots = <Result>(signal: AbortSignal, work: () => Promise<Result>) => Promise<Result>;

/** Lets `count` be at work at once, and `maxWaiting` wait in line, which who has gone leaves. */
export function createSlots(count: number, maxWaiting: number): Slots {
  const line = new Set<() => void>();
  let free = count;

  async function take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (free > 0) free -= 1;
    else if (line.size < maxWaiting) await wait(signal);
    else throw new BusyError('Too many pages wait already.');
  }

  function wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const next = () => {
        line.delete(next);
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        line.delete(next);
        reject(signal.reason);
      };
      line.add(next);
      signal.addEventListener('abort', leave);
    });
  }

  function giveBack(): void {
    const [next] = line;
    if (next === undefined) free += 1;
    else next();
  }

  return async (signal, work) => {
    await take(signal);
    try {
      return await work();
    } finally {
      giveBack();
    }
  };
}
