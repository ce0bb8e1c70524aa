import { createLoad } from '../load/load.ts';
import { requestBytes } from '../load/request-bytes.ts';
import { median, percentile } from '../measure/statistics.ts';
import { timeCalls } from '../measure/time-calls.ts';
import { type Assembly, tokensOf } from '../path/assembly.ts';
import { ERAS } from '../path/eras.ts';
import { startProduct } from '../path/start-product.ts';
import { measured, type Result } from '../result.ts';
import type { Suite, SuiteOptions, SuiteReport } from '../suite.ts';
import { type Outcome, offer } from './offer.ts';

const PEOPLE = 16;
/** Enough that none is ever waited for: what is refused is refused at once. */
const CONNECTIONS = 512;
const CLOSED_LOOP_CONNECTIONS = 16;
const MODERATE_PER_SECOND = 50;
const TIMES_CAPACITY = 3;
const LENGTHS_MS = {
  full: { warmUp: 10_000, moderate: 20_000, capacity: 10_000, overload: 30_000, after: 5_000 },
  quick: { warmUp: 4_000, moderate: 10_000, capacity: 4_000, overload: 15_000, after: 4_000 },
};
const ENDLESS = Number.MAX_SAFE_INTEGER;

const ACCEPTED = 200;
const REFUSED = 503;
const LEAST_OF_CAPACITY = 0.8;
const TIMES_UNLOADED = 3;
const MOST_UNTIL_NORMAL_SECONDS = 2;

/** Three times as many calls as the product can answer. */
export const overloadSuite: Suite = {
  summary: 'what becomes of calls when there are three times as many as can be answered',
  run,
};

async function run({ isQuick, say, signal }: SuiteOptions): Promise<SuiteReport> {
  const lengths = isQuick ? LENGTHS_MS.quick : LENGTHS_MS.full;
  say('starting the product');
  await using product = await startProduct();
  using calls = await createReads(product);
  const closedLoop = (budgetMs: number) =>
    timeCalls(calls.send, {
      ...{ calls: ENDLESS, budgetMs, signal },
      ...{ concurrency: CLOSED_LOOP_CONNECTIONS, firstCall: 0 },
    });
  const atPace = (perSecond: number, forMs: number) => offer({ perSecond, forMs, send: calls.send, signal });

  await closedLoop(lengths.warmUp);
  say(`${MODERATE_PER_SECOND} calls a second`);
  const moderate = await atPace(MODERATE_PER_SECOND, lengths.moderate);
  say('as many as are answered');
  const perSecond = (await closedLoop(lengths.capacity)).length / (lengths.capacity / 1000);
  say(`${TIMES_CAPACITY} times as many: ${(TIMES_CAPACITY * perSecond).toFixed(0)} calls a second`);
  const overload = await atPace(TIMES_CAPACITY * perSecond, lengths.overload);
  say('as many as before');
  const after = await atPace(MODERATE_PER_SECOND, lengths.after);
  return { setup: SETUP, results: resultsOf({ perSecond, moderate, overload, after, lengths }) };
}

const SETUP = {
  load: `get_bookmarks of ${PEOPLE} people, at a pace over at most ${CONNECTIONS} connections; what can be answered: by ${CLOSED_LOOP_CONNECTIONS} connections, again as soon as there is an answer`,
  processes:
    'one of each service and the load, all on one machine: what is refused takes time from what is answered',
};

type Reads = Disposable & { readonly send: (n: number) => Promise<number> };

async function createReads(product: Assembly): Promise<Reads> {
  const { mcpUrl: url } = product;
  const tokens = await tokensOf(product, PEOPLE);
  const load = createLoad({ url, connections: CONNECTIONS });
  const [, era] = ERAS;
  const requestsOf = (tool: string, args: object) => {
    const { headers, body } = era.call(tool, args);
    return tokens.map((token) =>
      requestBytes({ url, headers: { ...headers, authorization: `Bearer ${token}` }, body }),
    );
  };
  await Promise.all(requestsOf('add_bookmark', { url: READ_URL, title: 'Read' }).map(load.call));
  const reads = requestsOf('get_bookmarks', { refs: [READ_URL] });
  return {
    send: async (n) => (await load.call(reads[n % reads.length] as Buffer)).status,
    [Symbol.dispose]: () => load[Symbol.dispose](),
  };
}

const READ_URL = 'https://example.com/read';

type Found = {
  readonly perSecond: number;
  readonly moderate: readonly Outcome[];
  readonly overload: readonly Outcome[];
  readonly after: readonly Outcome[];
  readonly lengths: (typeof LENGTHS_MS)['full'];
};

function resultsOf({ perSecond, moderate, overload, after, lengths }: Found): Result[] {
  const accepted = durationsOf(overload, ACCEPTED);
  const refused = durationsOf(overload, REFUSED);
  const acceptedPerSecond = accepted.length / (lengths.overload / 1000);
  const unloaded = durationsOf(moderate, ACCEPTED);
  const unloadedP99 = percentile(unloaded, 0.99);
  const acceptedP99 = percentile(accepted, 0.99);
  const result = (
    name: string,
    unit: string,
    value: number,
    target?: Parameters<typeof measured>[0]['target'],
  ) => measured({ name, unit, target }, value);
  return [
    result('what is answered when nobody is refused', 'calls/s', perSecond),
    result(`${MODERATE_PER_SECOND} calls a second: median`, 'ms', median(unloaded)),
    result(`${MODERATE_PER_SECOND} calls a second: p99`, 'ms', unloadedP99),
    result('overload: offered', 'calls/s', overload.length / (lengths.overload / 1000)),
    result('overload: answered', 'calls/s', acceptedPerSecond),
    result('overload: answered, against what can be', '×', acceptedPerSecond / perSecond, {
      atLeast: LEAST_OF_CAPACITY,
    }),
    result('overload: median of the answered', 'ms', median(accepted)),
    result('overload: p99 of the answered', 'ms', acceptedP99),
    result(
      `overload: p99 of the answered, against ${MODERATE_PER_SECOND} calls a second`,
      '×',
      acceptedP99 / unloadedP99,
      {
        atMost: TIMES_UNLOADED,
      },
    ),
    result('overload: refused', '%', (100 * refused.length) / overload.length),
    result('overload: median of the refusals', 'ms', median(refused)),
    result('overload: p99 of the refusals', 'ms', percentile(refused, 0.99)),
    result('overload: anything else', 'calls', overload.length - accepted.length - refused.length, {
      atMost: 0,
    }),
    result('until all is as before', 's', untilNormalMs(after, TIMES_UNLOADED * unloadedP99) / 1000, {
      atMost: MOST_UNTIL_NORMAL_SECONDS,
    }),
  ];
}

function durationsOf(outcomes: readonly Outcome[], status: number): number[] {
  return outcomes.filter((outcome) => outcome.status === status).map(({ durationMs }) => durationMs);
}

/** From the first of these calls to the end of the last one that was refused or slow. */
function untilNormalMs(outcomes: readonly Outcome[], slowMs: number): number {
  const isNormal = ({ status, durationMs }: Outcome) => status === ACCEPTED && durationMs <= slowMs;
  const last = outcomes.findLast((outcome) => !isNormal(outcome));
  const [first] = outcomes;
  return last === undefined || first === undefined
    ? 0
    : last.startedAtMs + last.durationMs - first.startedAtMs;
}
