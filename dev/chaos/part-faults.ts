import type { Fault, Part } from './fault.ts';

/** What people may be told while a part is away, and while it is only silent. */
export type Told = { readonly away: readonly RegExp[]; readonly silent: readonly RegExp[] };

/** As long as a call that meets silence must have waited at least. */
const FELT_MS = 1_000;

/** A part that is killed, that is stopped and goes on, and that is told to end. */
export function partFaults(part: Part, { away, silent }: Told): Fault[] {
  const trace = away.length > 0 ? ({ kind: 'failures' } as const) : ({ kind: 'none' } as const);
  return [
    {
      name: `kill -9 ${part.name}`,
      documented: away,
      trace,
      async happen({ hold }) {
        await part.kill();
        await hold();
        await part.start();
      },
    },
    {
      name: `SIGSTOP ${part.name}`,
      documented: silent,
      trace: away.length > 0 ? { kind: 'slowness', leastMs: FELT_MS } : trace,
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
