import { timeCalls } from '../measure/time-calls.ts';
import type { Assembly } from '../path/assembly.ts';
import { startProduct } from '../path/start-product.ts';
import { HIGH_RATE_LIMITS } from '../processes/high-limits.ts';
import { runOnCore } from '../processes/run-on-core.ts';
import type { Suite, SuiteOptions, SuiteReport } from '../suite.ts';
import { offer } from './offer.ts';
import { overloadResults } from './overload-results.ts';
import { createReads } from './reads.ts';

const PEOPLE = 16;
/** So many that no call ever waits for one of them. */
const CONNECTIONS = 512;
/** Enough to keep what answers busy, and so few that none of them is refused. */
const CLIENTS_THAT_WAIT = 4;
const UNLOADED_PER_SECOND = 50;
const TIMES_CAPACITY = 3;
/** As it is by itself. */
const BURST_MS = 300;
const LENGTHS_MS = {
  full: { warmUp: 10_000, unloaded: 30_000, capacity: 10_000, overload: 60_000, after: 5_000 },
  quick: { warmUp: 5_000, unloaded: 15_000, capacity: 5_000, overload: 40_000, after: 4_000 },
};

/** Three times as many calls as the product can answer. */
export const overloadSuite: Suite = {
  summary: 'what becomes of calls when there are three times as many as can be answered',
  run,
};

async function run({ isQuick, say, signal }: SuiteOptions): Promise<SuiteReport> {
  const lengths = isQuick ? LENGTHS_MS.quick : LENGTHS_MS.full;
  say('starting the product');
  await using product = await startProduct({ ...HIGH_RATE_LIMITS, OVERLOAD_WAIT_MS: `${BURST_MS}` });
  using reads = await createReads(product, { people: PEOPLE, connections: CONNECTIONS });
  const isSeparate = await separate(product);
  const inTurn = (budgetMs: number) =>
    timeCalls(reads.send, { ...CLOSED_LOOP, budgetMs, signal, firstCall: 0 });
  const atPace = (perSecond: number, forMs: number) => offer({ ...reads, perSecond, forMs, signal });

  await inTurn(lengths.warmUp);
  say(`${UNLOADED_PER_SECOND} calls a second`);
  const unloaded = await atPace(UNLOADED_PER_SECOND, lengths.unloaded);
  say('as many as are answered');
  const capacityPerSecond = (await inTurn(lengths.capacity)).length / (lengths.capacity / 1000);
  const offered = TIMES_CAPACITY * capacityPerSecond;
  say(`${offered.toFixed(0)} calls a second`);
  const overload = await atPace(offered, lengths.overload);
  say(`${UNLOADED_PER_SECOND} calls a second`);
  const after = await atPace(UNLOADED_PER_SECOND, lengths.after);
  const found = { capacityPerSecond, unloaded, overload, overloadSeconds: lengths.overload / 1000, after };
  return { setup: setupOf(isSeparate), results: overloadResults(found) };
}

/**
 * Gives what answers a core, and the gateway and the load another: in production the gateway has one of its own,
 * and what it refuses takes no time from what is answered.
 */
async function separate({ pids }: Assembly): Promise<boolean> {
  const behind = [pids['mcp-service'], pids['bookmark-service'], pids.postgres];
  // All of them are children of this process.
  return (await runOnCore(0, [process.pid])) && (await runOnCore(1, behind));
}

const CLOSED_LOOP = { concurrency: CLIENTS_THAT_WAIT, calls: Number.MAX_SAFE_INTEGER };

const setupOf = (isSeparate: boolean) => ({
  load: `search_bookmarks of ${PEOPLE} people, each answer with 20 bookmarks; unloaded: ${UNLOADED_PER_SECOND} a second; what can be answered: ${CLIENTS_THAT_WAIT} clients that wait for their answer and ask again; overload: ${TIMES_CAPACITY} times as many, whatever becomes of those before`,
  processes: isSeparate
    ? 'one of each service; the MCP service, the bookmark service and PostgreSQL on one core, the gateway, Redis and the load on another'
    : 'one of each service and the load, on whichever core is free: what is refused takes time from what is answered',
});
