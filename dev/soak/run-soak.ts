import { collectGarbage } from '../processes/collect-garbage.ts';
import { SetupError } from '../processes/setup-error.ts';
import { freeInspectors } from '../stack/node-options.ts';
import { audit } from '../traffic/audit.ts';
import type { Crowd } from '../traffic/crowd.ts';
import { startLocalProduct } from '../traffic/local-product.ts';
import { requestsPerSecond } from '../traffic/rate.ts';
import { Traffic } from '../traffic/traffic.ts';
import type { SoakReport } from './soak-report.ts';
import { watchProcesses } from './watch-processes.ts';

export type SoakOptions = {
  readonly minutes: number;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
};

const PEOPLE = 200;
const PER_SECOND = requestsPerSecond(80);
const TELL_EVERY_MS = 15_000;
const MINUTE_MS = 60_000;

/** People at work in the local stack for some time, and what its processes held meanwhile. */
export async function runSoak({ minutes, say, signal }: SoakOptions): Promise<SoakReport> {
  say(`starting the local stack, and signing ${PEOPLE} people in`);
  const inspectors = await freeInspectors();
  await using product = await startLocalProduct({ people: PEOPLE, inspectors, signal });
  const { processes, crowd } = product;
  const { people, refreshes } = crowd;
  await using traffic = new Traffic(people, PER_SECOND);
  const teller = setInterval(() => say(progress(traffic, crowd)), TELL_EVERY_MS);
  try {
    const samples = await watchProcesses(processes, {
      forMs: minutes * MINUTE_MS,
      prepare: () => collectAll(Object.values(inspectors)),
      signal,
    });
    if (signal.aborted) throw new SetupError('Stopped.');
    await traffic.stop();
    say('holding each library against what its owner was told');
    const wrongs = await audit(people);
    const dead = processes.filter(({ pid }) => pid === undefined).map(({ name }) => name);
    return { minutes, tally: traffic.tally, refreshes: refreshes(), wrongs, samples, dead };
  } finally {
    clearInterval(teller);
  }
}

/** V8 keeps garbage for as long as it likes, some 100 MiB in one minute and none in the next: what is needed remains. One that has ended is told of by the report. */
async function collectAll(inspectorPorts: readonly number[]): Promise<void> {
  await Promise.allSettled(inspectorPorts.map(collectGarbage));
}

function progress({ sent, tally }: Traffic, { people, refreshes }: Crowd): string {
  const written = people.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  const faults = tally.faultTexts.join(', ');
  return `${sent} calls, ${written} writes, ${refreshes()} tokens renewed, failed: ${faults || 'none'}`;
}
