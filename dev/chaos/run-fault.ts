import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../processes/wait-for.ts';
import { audit } from '../traffic/audit.ts';
import type { Crowd } from '../traffic/crowd.ts';
import { recoveryMs } from '../traffic/tally.ts';
import { Traffic } from '../traffic/traffic.ts';
import type { Fault } from './fault.ts';
import { CALLS_IN_A_ROW, judge, type Row } from './row.ts';

/** The product under load, and what is disturbed of it. */
export type Target = {
  readonly crowd: Crowd;
  readonly perSecond: number;
  /** Starts again what ended by itself, as a supervisor does, and says what that was. */
  readonly revive: () => Promise<string[]>;
  /** What the services wrote last that is worth to be read. */
  readonly lastLines: () => Promise<string>;
};

const FAULT_MS = 5_000;
const CALM_MS = 1_000;
const FELT_CALLS = 20;
const FELT_BOUND_MS = 20_000;
/** Longer than is allowed, so that the table can say how long it took. */
const RECOVERY_BOUND_MS = 20_000;

/** Lets a fault happen under load. */
export async function runFault(fault: Fault, { crowd, perSecond, revive }: Target): Promise<Row> {
  await using prepared = new AsyncDisposableStack();
  if (fault.prepare) prepared.use(await fault.prepare());
  crowd.hangUp();
  await using traffic = new Traffic(crowd.people, perSecond);
  const { tally } = traffic;
  const failures = () => tally.calls.reduce((sum, call) => sum + (call.fault === undefined ? 0 : 1), 0);
  await waitFor(() => tally.calls.length >= (perSecond * CALM_MS) / 1000, RECOVERY_BOUND_MS);

  await fault.happen({
    hold: () => delay(FAULT_MS),
    untilFelt: async () => void (await waitFor(() => failures() >= FELT_CALLS, FELT_BOUND_MS)),
  });
  const faultEndedAtMs = performance.now();
  const deaths = await revive();
  await waitFor(
    () => recoveryMs(tally.calls, faultEndedAtMs, CALLS_IN_A_ROW) !== undefined,
    RECOVERY_BOUND_MS,
  );
  await traffic.stop();
  await prepared.disposeAsync();
  return judge(fault, { tally, faultEndedAtMs, deaths, wrongs: await audit(crowd.people) });
}
