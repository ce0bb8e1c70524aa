import type { Fault, Part } from './fault.ts';

/** What people may be told while a part is away, and while it is only silent. */
export type Told = {
  readonly away: readonly RegExp[];
  readonly silent: readonly RegExp[];
  /** Whether calls fail without it; where another takes its place, they need not. */
  readonly isNoticed: boolean;
};

/** As long as a call that meets silence must have waited at least. */
const FELT_MS = 1_000;

/** A part that is killed, that is stopped and goes on, and that is told to end. */
export function partFaults(part: Part, { away, silent, isNoticed }: Told): Fault[] {
  return [
    {
      name: `kill -9 ${part.name}`,
      documented: away,
      trace: isNoticed ? { kind: 'failures' } : { kind: 'none' },
      async happen({ hold }) {
        await part.kill();
        await hold();
        await part.start();
      },
    },
    {
      name: `SIGSTOP ${part.name}`,
      documented: silent,
      trace: isNoticed ? { kind: 'slowness', leastMs: FELT_MS } : { kind: 'none' },
      async happen({ hold }) {
        await part.pause();
        await hold();
        await part.resume();
      },
    },
    {
      name: `restart ${part.name}`,
      documented: away,
      trace: { kind: 'none' },
      async happen() {
        await part.stop();
        await part.start();
      },
    },
  ];
}
