import { cpuTimeUs } from '../measure/cpu-time.ts';
import { median, percentile } from '../measure/statistics.ts';
import { timeCalls } from '../measure/time-calls.ts';
import { measured, notMeasured, type Result } from '../result.ts';
import type { Suite, SuiteOptions, SuiteReport } from '../suite.ts';
import { ERAS, type Era } from './calls.ts';
import { createHttpClient, type HttpClient } from './http-client.ts';
import { type RunningProduct, startProduct } from './start-product.ts';

const CONNECTIONS = 16;
const ROUNDS = 3;
const LENGTHS_MS = { full: { warmUp: 5_000, round: 10_000 }, quick: { warmUp: 1_000, round: 3_000 } };
const ENDLESS = Number.MAX_SAFE_INTEGER;

/** A tool call through all processes, from the client's request to its answer. */
export const pathSuite: Suite = {
  summary: 'a signed-in tool call through gateway, MCP service, bookmark service, Redis and PostgreSQL',
  run,
};

/** What a client does, with a number that makes each call another one. */
type Action = { readonly name: string; readonly send: (n: number) => Promise<unknown> };

type Round = {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuUs: Readonly<Record<string, number>> | undefined;
};

async function run({ isQuick, say, signal }: SuiteOptions): Promise<SuiteReport> {
  const lengths = isQuick ? LENGTHS_MS.quick : LENGTHS_MS.full;
  say('starting the product');
  await using product = await startProduct();
  using client = createHttpClient(product.mcpUrl, CONNECTIONS);
  let calls = 0;
  const forSomeTime = async ({ send }: Action, budgetMs: number) => {
    const firstCall = calls;
    const durations = await timeCalls(send, {
      calls: ENDLESS,
      budgetMs,
      concurrency: CONNECTIONS,
      firstCall,
      signal,
    });
    calls += durations.length;
    return durations;
  };

  const rounds = new Map<string, Round[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    // New ones each time: a token lives for five minutes.
    const actions = await actionsOf(client, await product.tokens());
    for (const action of actions) {
      if (round === 0) await forSomeTime(action, lengths.warmUp);
      const found = await watched(product, () => forSomeTime(action, lengths.round));
      say(`${action.name}, round ${round + 1} of ${ROUNDS}: ${found.perSecond.toFixed(0)} a second`);
      rounds.set(action.name, [...(rounds.get(action.name) ?? []), found]);
    }
  }
  return { setup: SETUP, results: [...rounds].flatMap(([name, found]) => figuresOf(name, found)) };
}

const SETUP = {
  load: `${CONNECTIONS} connections on the same machine, medians of ${ROUNDS} rounds taken in turns`,
  processes: 'one of each service; Redis and PostgreSQL with the settings that they come with, fsync on',
};

/** Reads of a bookmark and saves of new URLs, by clients of both eras and by three people. */
async function actionsOf(client: HttpClient, tokens: readonly string[]): Promise<Action[]> {
  const tokenOf = (n: number) => tokens[n % tokens.length] ?? '';
  const send = (era: Era, n: number, tool: string, args: object) =>
    client.call(era.call(tool, args), tokenOf(n));
  const [first] = ERAS;
  if (first === undefined) return [];
  for (const [n] of tokens.entries()) await send(first, n, 'add_bookmark', { url: READ_URL, title: 'Read' });
  return ERAS.flatMap((era) => [
    {
      name: `get_bookmarks, ${era.name}`,
      send: (n: number) => send(era, n, 'get_bookmarks', { refs: [READ_URL] }),
    },
    {
      name: `add_bookmark, ${era.name}`,
      send: (n: number) =>
        send(era, n, 'add_bookmark', {
          url: `https://example.com/saved/${era.name}/${n}`,
          title: `Page ${n}`,
        }),
    },
  ]);
}

const READ_URL = 'https://example.com/read';

/** The load for some time, and what each process computed for one call meanwhile. */
async function watched({ pids }: RunningProduct, load: () => Promise<number[]>): Promise<Round> {
  const cpuTimes = () => Promise.all(Object.values(pids).map(cpuTimeUs));
  const before = await cpuTimes();
  const startedAt = performance.now();
  const durations = await load();
  const seconds = (performance.now() - startedAt) / 1000;
  const after = await cpuTimes();
  const used = Object.keys(pids).map((name, index) => {
    const [from, to] = [before[index], after[index]];
    return from === undefined || to === undefined
      ? undefined
      : ([name, (to - from) / durations.length] as const);
  });
  return {
    perSecond: durations.length / seconds,
    p50Ms: median(durations),
    p99Ms: percentile(durations, 0.99),
    cpuUs: used.includes(undefined) ? undefined : Object.fromEntries(used.filter((one) => one !== undefined)),
  };
}

function figuresOf(name: string, rounds: readonly Round[]): Result[] {
  const middle = (of: (round: Round) => number) => median(rounds.map(of));
  const cpu = rounds[0]?.cpuUs;
  return [
    measured(
      { name, unit: 'calls/s' },
      middle(({ perSecond }) => perSecond),
    ),
    measured(
      { name: `${name}: median`, unit: 'ms' },
      middle(({ p50Ms }) => p50Ms),
    ),
    measured(
      { name: `${name}: p99`, unit: 'ms' },
      middle(({ p99Ms }) => p99Ms),
    ),
    ...(cpu === undefined
      ? [notMeasured({ name: `${name}: CPU a call`, unit: 'µs' }, 'only where there is /proc')]
      : Object.keys(cpu).map((process) =>
          measured(
            { name: `${name}: CPU a call, ${process}`, unit: 'µs' },
            middle(({ cpuUs }) => cpuUs?.[process] ?? Number.NaN),
          ),
        )),
  ];
}
