import { BusyError } from './page-error.ts';

/** Runs `work` when it is its turn at a host. @throws {BusyError} @throws when `signal` was aborted by then. */
export type HostTurns = <Result>(
  host: string,
  signal: AbortSignal,
  work: () => Promise<Result>,
) => Promise<Result>;

type Line = { length: number; last: Promise<void> };

export type HostTurnsOptions = {
  /** What passes between one request and the next. */
  readonly rest: () => Promise<void>;
  readonly maxWaiting: number;
};

/** One request at a time a host, with a rest after each; `maxWaiting` wait for a host at most. */
export function createHostTurns({ rest, maxWaiting }: HostTurnsOptions): HostTurns {
  const lines = new Map<string, Line>();

  function stepInto(host: string) {
    const line = lines.get(host) ?? { length: 0, last: Promise.resolve() };
    if (line.length > maxWaiting) throw new BusyError('Too many pages of this host wait already.');
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = line.last;
    lines.set(host, Object.assign(line, { length: line.length + 1, last: promise }));
    const leave = () => {
      line.length -= 1;
      if (line.length === 0) lines.delete(host);
      resolve();
    };
    return { before, leave };
  }

  return async (host, signal, work) => {
    const { before, leave } = stepInto(host);
    let isRestDue = false;
    try {
      await before;
      signal.throwIfAborted();
      isRestDue = true;
      return await work();
    } finally {
      if (isRestDue) void rest().then(leave);
      else leave();
    }
  };
}
