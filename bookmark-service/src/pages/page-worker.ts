import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@bookmarks/telemetry';
import { faultOf } from '../jobs/job-fault.ts';
import { PagesAwayError } from './get-page.ts';
import type { PageTurns } from './page-turns.ts';
import type { PageTurn, VisitOutcome } from './visit-page.ts';

type PageWorkerDeps = {
  readonly turns: PageTurns;
  readonly visitPage: (turn: PageTurn, signal: AbortSignal) => Promise<VisitOutcome>;
  /** `away` where nobody looks at pages, `failed` where the look is put off. */
  readonly onOutcome: (outcome: VisitOutcome | 'away' | 'failed') => void;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly stopTimeoutMs?: number;
};

/** Pages that a process looks at at a time; each takes a connection of the pool for a moment before and after. */
const CONCURRENCY = 8;
/** When there was nothing to do, and how long nobody asks for pages that nobody looks at. */
const IDLE_MS = 1_000;
const AWAY_MS = 10_000;
/** For what is in hand when the process ends: it is given up at once, and that is written down. */
const STOP_TIMEOUT_MS = 5_000;

/** Looks at pages as their turn comes, until it is disposed of, which gives back those in hand. */
export function startPageWorker({
  turns,
  visitPage,
  onOutcome,
  clock,
  log,
  stopTimeoutMs = STOP_TIMEOUT_MS,
}: PageWorkerDeps): AsyncDisposable {
  const stop = new AbortController();
  const rest = (ms: number) => pause(ms, undefined, { signal: stop.signal }).catch(() => undefined);
  const inHand = new Set<Promise<void>>();
  let isAway = false;
  let hasMissed = true;

  async function visit(turn: PageTurn): Promise<void> {
    try {
      onOutcome(await visitPage(turn, stop.signal));
    } catch (error) {
      if (error instanceof PagesAwayError) {
        isAway = true;
        onOutcome('away');
      } else {
        log.warn(faultOf(error), 'a page could not be looked at');
        onOutcome('failed');
      }
    }
  }

  function begin(turn: PageTurn): void {
    const visiting = visit(turn).finally(() => inHand.delete(visiting));
    inHand.add(visiting);
  }

  /** Takes as many as there is room for. @returns whether there was something to do. */
  async function takeMore(): Promise<boolean> {
    const taken = await turns.take(CONCURRENCY - inHand.size, clock());
    // They are somebody else's when their turn is over.
    if (stop.signal.aborted) return false;
    for (const turn of taken) begin(turn);
    if (taken.length === 0 && hasMissed) hasMissed = await turns.noteMissed();
    return taken.length > 0;
  }

  async function work(): Promise<void> {
    while (!stop.signal.aborted) {
      if (inHand.size === CONCURRENCY) {
        await Promise.race(inHand);
        continue;
      }
      if (isAway) {
        log.warn('nobody looks at pages for now');
        await rest(AWAY_MS);
        isAway = false;
        continue;
      }
      const found = await takeMore().catch((error) => {
        log.warn(faultOf(error), 'no pages can be taken for now');
        return false;
      });
      if (!found) await Promise.race([rest(IDLE_MS), ...inHand]);
    }
    await Promise.all(inHand);
  }

  const working = work();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await Promise.race([working, pause(stopTimeoutMs, undefined, { ref: false })]);
    },
  };
}
