import { createHash } from 'node:crypto';
import { unaryCall } from '@bookmarks/protos';
import { Metadata } from '@grpc/grpc-js';
import { withClient } from '../../dev/stack/postgres/sql.ts';
import { createLibraryClient, type LibraryClient } from '../library/library-client.ts';
import { type RunningService, startService } from '../library/start-service.ts';
import { median, p95 } from '../measure/statistics.ts';
import { timeInTurns } from '../measure/time-calls.ts';
import { measured, type Result } from '../result.ts';
import type { Suite, SuiteOptions, SuiteReport } from '../suite.ts';
import { countLookUps } from './count-look-ups.ts';

const SIZES = { full: [1_000, 1_000_000], quick: [1_000, 100_000] } as const;
const CALLS = { full: 3_000, quick: 500 } as const;
const WARM_UP_CALLS = 300;
const DEADLINE_MS = 10_000;

/** Whose an API key is, among few and among many. */
export const keysSuite: Suite = {
  summary: 'whose an API key is, with a million keys: a good one, and one that nobody has',
  run,
};

async function run({ isQuick, say, signal }: SuiteOptions): Promise<SuiteReport> {
  const size = isQuick ? 'quick' : 'full';
  say('starting PostgreSQL and the service');
  await using service = await startService();
  using client = createLibraryClient(service.address, service.privateJwk);
  const results: Result[] = [];
  const goodMedians: number[] = [];
  let stored = 0;
  for (const count of SIZES[size]) {
    signal.throwIfAborted();
    say(`${count.toLocaleString('en')} keys`);
    await storeKeys(service, stored, count);
    stored = count;
    const found = await measure({ service, client, count, calls: CALLS[size] });
    goodMedians.push(found.goodMedian);
    results.push(...found.results);
  }
  const [few = 0, many = 0] = goodMedians;
  results.push(measured({ name: 'growth of the median from few keys to many', unit: '×' }, many / few));
  return { setup: describeSetup(service, stored), results };
}

type Measuring = {
  readonly service: RunningService;
  readonly client: LibraryClient;
  readonly count: number;
  readonly calls: number;
};

async function measure({ service, client, count, calls }: Measuring) {
  const good = async (n: number) => requireOwner(await ownerOf(client, `key ${(n * 7919) % count}`), true);
  const wrong = async (n: number) => requireOwner(await ownerOf(client, `nobody's key ${n}`), false);
  await timeInTurns([good, wrong], WARM_UP_CALLS);
  const counted = await countLookUps(service.ownerUrl, 2 * calls, () => timeInTurns([good, wrong], calls));
  const [goodMs = [], wrongMs = []] = counted.result;
  const [goodMedian, wrongMedian] = [median(goodMs), median(wrongMs)];
  const among = `among ${count.toLocaleString('en')}`;
  const results = [
    measured({ name: `a good key ${among}: median`, unit: 'ms' }, goodMedian),
    measured({ name: `a good key ${among}: p95`, unit: 'ms' }, p95(goodMs)),
    measured({ name: `a wrong key ${among}: median`, unit: 'ms' }, wrongMedian),
    measured({ name: `a wrong key ${among}: p95`, unit: 'ms' }, p95(wrongMs)),
    measured(
      { name: `between the medians of a good and a wrong key ${among}`, unit: '%', target: { below: 10 } },
      (Math.abs(goodMedian - wrongMedian) / goodMedian) * 100,
    ),
    measured(
      { name: `look-ups in the index for a key ${among}`, unit: '', target: { below: 1.001 } },
      counted.lookUps / (2 * calls),
    ),
  ];
  return { goodMedian, results };
}

/** Asks whose a key is, as the gateway does. @returns undefined when it is nobody's. */
async function ownerOf({ grpc }: LibraryClient, key: string): Promise<string | undefined> {
  const request = { digest: digestOf(key), address: '192.0.2.1' };
  const options = { metadata: new Metadata(), deadline: Date.now() + DEADLINE_MS };
  return (await unaryCall(grpc, 'AuthenticateApiKey', request, options)).userSub || undefined;
}

function requireOwner(owner: string | undefined, isWanted: boolean): void {
  if ((owner !== undefined) !== isWanted) throw new Error(`The key is ${owner ?? 'nobody'}'s.`);
}

/** As long and as random as what the gateway makes of a key. */
function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

async function storeKeys({ ownerUrl }: RunningService, from: number, to: number): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query(
      `insert into api_key_grants (digest, user_sub, id, scopes)
       select sha256(convert_to('key ' || n, 'UTF8')), 'user_' || n, 'key_' || n, '{bookmarks:read}'
       from generate_series($1::int, $2::int - 1) as n`,
      [from, to],
    );
    await client.query('vacuum analyze api_key_grants');
  });
}

function describeSetup({ postgresVersion, postgresSettings }: RunningService, stored: number) {
  return {
    postgresql: `${postgresVersion}, ${postgresSettings}, everything else as it comes`,
    keys: `${stored.toLocaleString('en')} stored; good and wrong ones asked for in turns, one at a time, at the gRPC border`,
  };
}
