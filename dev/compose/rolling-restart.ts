import assert from 'node:assert/strict';
import { waitFor } from '../processes/wait-for.ts';
import { audit } from '../traffic/audit.ts';
import { signInCrowd } from '../traffic/crowd.ts';
import { requestsPerSecond } from '../traffic/rate.ts';
import { Traffic } from '../traffic/traffic.ts';
import { type ComposeStack, REPLICAS, SERVICES } from './compose-stack.ts';

const PER_SECOND = requestsPerSecond(200);
const READY_BOUND_MS = 30_000;
const PEOPLE = 200;
/** Between two restarts, so that each is met by traffic that has settled. */
const CALLS_BETWEEN = 2 * PER_SECOND;

/** One container after another is told to end and started again: no request fails, and no write is lost. */
export async function rollingRestart(stack: ComposeStack, say: (line: string) => void): Promise<void> {
  using crowd = await signInCrowd(stack.mcpUrl, PEOPLE);
  await using traffic = new Traffic(crowd.people, PER_SECOND);
  const startedAt = performance.now();
  let restarts = 0;
  await settled(traffic);
  for (const container of SERVICES.flatMap((service) => stack.containersOf(service))) {
    const before = traffic.sent;
    await container.restart();
    const isBack = await waitFor(() => stack.balancer.readyCount() === REPLICAS, READY_BOUND_MS);
    assert(isBack, `${container.name} is not ready.`);
    await settled(traffic);
    restarts += 1;
    say(`${container.name} restarted; ${traffic.sent - before} requests meanwhile, ${describe(traffic)}`);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  await traffic.stop();
  const wrongs = await audit(crowd.people);
  const saved = crowd.people.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
  const rate = Math.round(traffic.sent / seconds);
  say(
    `${restarts} restarts, ${traffic.sent} requests at ${rate}/s, ${describe(traffic)}, ` +
      `${saved} writes acknowledged, ${wrongs.lost.length} lost, slowest answer ${Math.round(traffic.tally.slowestMs)} ms`,
  );
  assert.deepEqual(
    Object.fromEntries(traffic.tally.faults),
    {},
    'Requests failed during the rolling restart.',
  );
  assert.deepEqual(
    wrongs,
    { lost: [], doubled: [], foreign: [] },
    'Libraries suffered in the rolling restart.',
  );
}

async function settled(traffic: Traffic): Promise<void> {
  const from = traffic.sent;
  await waitFor(() => traffic.sent - from >= CALLS_BETWEEN, READY_BOUND_MS);
}

function describe({ tally: { faultTexts } }: Traffic): string {
  return faultTexts.length === 0 ? '0 failed' : faultTexts.join(', ');
}
