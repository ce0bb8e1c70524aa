import { timeCalls } from '../measure/time-calls.ts';
import { startProduct } from '../path/start-product.ts';
import type { Suite, SuiteOptions, SuiteReport } from '../suite.ts';
import { offer } from './offer.ts';
import { overloadResults } from './overload-results.ts';
import { createReads } from './reads.ts';

const PEOPLE = 16;
/** So many that no call ever waits for one of them. */
const CONNECTIONS = 512;
const CLIENTS_THAT_WAIT = 16;
const UNLOADED_PER_SECOND = 50;
const TIMES_CAPACITY = 3;
const LENGTHS_MS = {
  full: { warmUp: 10_000, unloaded: 20_000, capacity: 10_000, overload: 30_000, after: 5_000 },
  quick: { warmUp: 4_000, unloaded: 10_000, capacity: 4_000, overload: 15_000, after: 4_000 },
};

/** Three times as many calls as the product can answer. */
export const overloadSuite: Suite = {
  summary: 'what becomes of calls when there are three times as many as can be answered',
  run,
};

async function run({ isQuick, say, signal }: SuiteOptions): Promise<SuiteReport> {
  const lengths = isQuick ? LENGTHS_MS.quick : LENGTHS_MS.full;
  say('starting the product');
  await using product = await startProduct();
  using reads = await createReads(product, { people: PEOPLE, connections: CONNECTIONS });
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
  return { setup: SETUP, results: overloadResults(found) };
}

const CLOSED_LOOP = { concurrency: CLIENTS_THAT_WAIT, calls: Number.MAX_SAFE_INTEGER };

const SETUP = {
  load: `get_bookmarks of ${PEOPLE} people; unloaded: ${UNLOADED_PER_SECOND} a second; what can be answered: ${CLIENTS_THAT_WAIT} clients that wait for their answer and ask again; overload: ${TIMES_CAPACITY} times as many, whatever becomes of those before`,
  processes:
    'one of each service and the load, all on one machine: what is refused takes time from what is answered',
};
