import { availableParallelism } from 'node:os';
import { contest } from '../measure/contest.ts';
import { ACTIONS, type Action } from '../path/measured-calls.ts';
import type { Result } from '../result.ts';
import type { Suite, SuiteOptions, SuiteReport } from '../suite.ts';
import { createReplicaCalls } from './replica-calls.ts';
import { scalingResults } from './scaling-results.ts';
import { type RunningReplicas, startReplicas } from './start-replicas.ts';

const COUNTS = [1, 2, 4] as const;
/** The load grows with the replicas, as when one adds them; what a process does at once costs less than one by one. */
const CONNECTIONS_EACH = 4;
const LENGTHS = {
  // Four replicas get a quarter of the calls each, and are to be as warm as one.
  full: { rounds: 5, warmUpMs: 20_000, roundMs: 5_000 },
  quick: { rounds: 3, warmUpMs: 4_000, roundMs: 1_500 },
} as const;

/** What a call costs when there are more replicas: as much as before, unless they get in each other's way. */
export const scalingSuite: Suite = {
  summary: 'what a call costs with one, two and four replicas of MCP and bookmark service',
  run,
};

async function run({ isQuick, say, signal }: SuiteOptions): Promise<SuiteReport> {
  const connections = CONNECTIONS_EACH * Math.max(...COUNTS);
  const plan = { ...(isQuick ? LENGTHS.quick : LENGTHS.full), connections, say, signal };
  say('starting the replicas');
  await using resources = new AsyncDisposableStack();
  const running = resources.use(await startReplicas(Math.max(...COUNTS)));
  const groups = await Promise.all(
    COUNTS.map(async (count) => {
      const replicas = running.replicas.slice(0, count);
      const calls = resources.use(await createReplicaCalls(replicas, CONNECTIONS_EACH, running.privateJwk));
      return { count, pids: pidsOf(running, count), calls };
    }),
  );
  const results: Result[] = [];
  for (const action of ACTIONS) {
    const contenders = groups.map(({ count, pids, calls }) => ({
      name: nameOf(action, count),
      pids,
      call: calls.of(action),
    }));
    const withinCores = COUNTS.filter((count) => count <= availableParallelism());
    const names = new Set(withinCores.map((count) => nameOf(action, count)));
    results.push(...scalingResults(await contest(contenders, plan), names));
  }
  return { setup: describeSetup(plan), results };
}

function nameOf(action: Action, count: number): string {
  return `${action}, ${count} ${count === 1 ? 'replica' : 'replicas'}`;
}

/** Of the replicas that take part, by their numbers, and of PostgreSQL. */
function pidsOf({ replicas, postgresPid }: RunningReplicas, count: number): Record<string, number> {
  const services = replicas
    .slice(0, count)
    .flatMap(({ pids }, index) => Object.entries(pids).map(([name, pid]) => [`${name} ${index + 1}`, pid]));
  return { ...Object.fromEntries(services), postgres: postgresPid };
}

function describeSetup({ rounds, roundMs }: { rounds: number; roundMs: number }) {
  return {
    load: `${CONNECTIONS_EACH} connections to each replica on the same machine, medians of ${rounds} rounds of ${roundMs / 1000} s taken in turns`,
    processes:
      'a replica is an MCP service and a bookmark service; one Redis and one PostgreSQL with the settings that they come with, fsync on',
  };
}
