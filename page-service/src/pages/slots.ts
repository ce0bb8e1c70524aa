import { BusyError } from './page-error.ts';

export type Slots = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets `count` be at work at once, and `maxWaiting` wait in line. @throws {BusyError} */
export function createSlots(count: number, maxWaiting: number): Slots {
  const line: (() => void)[] = [];
  let free = count;

  async function take(): Promise<void> {
    if (free > 0) free -= 1;
    else if (line.length < maxWaiting) await new Promise<void>((next) => line.push(next));
    else throw new BusyError('Too many pages wait already.');
  }

  function giveBack(): void {
    const next = line.shift();
    if (next === undefined) free += 1;
    else next();
  }

  return async (work) => {
    await take();
    try {
      return await work();
    } finally {
      giveBack();
    }
  };
}
