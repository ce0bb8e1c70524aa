import { ERAS, type Era } from '../../dev/traffic/eras.ts';
import { authorizedRequest } from '../load/authorized-request.ts';
import { createLoad } from '../load/load.ts';
import { requiredResult } from '../load/required-result.ts';
import { type Contender, contest } from '../measure/contest.ts';
import { contestResults, ratioResult } from '../measure/contest-results.ts';
import { percentile } from '../measure/statistics.ts';
import { timeAtPace } from '../measure/time-at-pace.ts';
import type { Call } from '../measure/time-calls.ts';
import { type StartedProcess, startProcess } from '../processes/start-process.ts';
import { measured, notMeasured, type Result } from '../result.ts';
import type { Suite, SuiteOptions, SuiteReport } from '../suite.ts';
import { startNginx } from './nginx.ts';
import { startGateway } from './start-gateway.ts';

const CONNECTIONS = 16;
const LENGTHS = {
  full: { rounds: 5, warmUpMs: 3_000, roundMs: 3_000, paced: 3_000 },
  quick: { rounds: 3, warmUpMs: 1_500, roundMs: 2_000, paced: 1_000 },
};
const PER_SECOND = 100;

const GATEWAY = 'gateway';
const WITHOUT_REDIS = 'gateway without Redis';
const RAW_PROXY = 'raw Node proxy';
const NGINX = 'nginx';
const LEAST_OF_RAW_PROXY = 0.9;
const MOST_ADDED_MS = { p50: 1, p99: 5 };

/** What the gateway costs, with all that it does, in front of an MCP service that answers at once. */
export const gatewaySuite: Suite = {
  summary: 'the gateway, with all its checks, against proxies that do nothing: a raw one in Node, and nginx',
  run,
};

async function run(options: SuiteOptions): Promise<SuiteReport> {
  const lengths = options.isQuick ? LENGTHS.quick : LENGTHS.full;
  options.say('starting the gateway and the proxies');
  await using upstream = await startProcess('upstream', 'bench/gateway/upstream/main.ts');
  await using proxy = await startProcess('raw-proxy', 'bench/gateway/raw-proxy/main.ts', {
    UPSTREAM_URL: upstream.url.origin,
  });
  await using nginx = await startNginx(upstream.url);
  await using gateway = await startGateway(upstream.url, { hasRedis: true });
  await using withoutRedis = await startGateway(upstream.url, { hasRedis: false });
  using calls = createCalls();
  const token = await gateway.token();
  const contenders = [
    { name: GATEWAY, url: gateway.url, pids: gateway.pids, token },
    { name: RAW_PROXY, url: proxy.url, pids: { proxy: proxy.pid }, token },
    ...(nginx ? [{ name: NGINX, url: nginx.url, pids: { nginx: nginx.pid }, token }] : []),
    {
      name: WITHOUT_REDIS,
      url: withoutRedis.url,
      pids: withoutRedis.pids,
      token: await withoutRedis.token(),
    },
  ];
  const throughput = await contest(contendersOf(contenders, calls, upstream), {
    ...lengths,
    connections: CONNECTIONS,
    say: options.say,
    signal: options.signal,
  });
  const ratios = ERAS.map(({ name }) =>
    ratioResult(
      { name: `tools/call, ${name}: gateway ÷ raw Node proxy`, target: { atLeast: LEAST_OF_RAW_PROXY } },
      throughput.get(nameIn(GATEWAY, name)),
      throughput.get(nameIn(RAW_PROXY, name)),
    ),
  );
  const missing = nginx ? [] : [notMeasured({ name: NGINX, unit: 'calls/s' }, NO_NGINX)];
  const added: Result[] = [];
  for (const era of ERAS) {
    options.say(`at a steady pace, ${era.name}`);
    const ways = [calls.to(gateway.url, era, token), calls.to(upstream.url, era, token)];
    added.push(...(await addedLatency(era, ways, { ...lengths, signal: options.signal })));
  }
  return { setup: SETUP, results: [...contestResults(throughput), ...missing, ...ratios, ...added] };
}

const NO_NGINX = 'nginx is not installed (apt-get install nginx-light)';
const SETUP = {
  load: `${CONNECTIONS} connections on the same machine, medians of rounds taken in turns, with the least and the most`,
  upstream: 'one process that answers whatever comes with the same bookmark, at once',
  gateway: 'tokens verified, limits and revocations in Redis, identities signed; one process, as the others',
};

/** Makes calls of an address in an era, each by connections of its own. */
type Calls = Disposable & { readonly to: (url: URL, era: Era, token: string) => Call };

function createCalls(): Calls {
  const resources = new DisposableStack();
  return {
    to(url, era, token) {
      const load = resources.use(createLoad({ url, connections: CONNECTIONS }));
      const request = authorizedRequest(url, era.call('get_bookmarks', { refs: [READ_URL] }), token);
      return () => requiredResult(load, request);
    },
    [Symbol.dispose]: () => resources.dispose(),
  };
}

const READ_URL = 'https://example.com/read';

type Proxy = {
  readonly name: string;
  readonly url: URL;
  readonly pids: Readonly<Record<string, number>>;
  readonly token: string;
};

function contendersOf(proxies: readonly Proxy[], calls: Calls, upstream: StartedProcess): Contender[] {
  return ERAS.flatMap((era) =>
    proxies.map(({ name, url, pids, token }) => ({
      name: nameIn(name, era.name),
      call: calls.to(url, era, token),
      pids: { ...pids, upstream: upstream.pid },
    })),
  );
}

const nameIn = (contender: string, era: string) => `tools/call, ${era}, ${contender}`;

/** What a call takes longer through the gateway than straight to what is behind it, while there is time for both. */
async function addedLatency(
  era: Era,
  contenders: readonly Call[],
  { paced, signal }: { readonly paced: number; readonly signal: AbortSignal },
): Promise<Result[]> {
  await timeAtPace(contenders, { perSecond: PER_SECOND, calls: PER_SECOND, signal });
  const found = await timeAtPace(contenders, { perSecond: PER_SECOND, calls: paced, signal });
  const [through = [], straight = []] = found;
  const added = (share: number) => percentile(through, share) - percentile(straight, share);
  const name = `tools/call, ${era.name}: added by the gateway at ${PER_SECOND} calls a second`;
  const figure = (what: string, atMost: number) => ({
    name: `${name}, ${what}`,
    unit: 'ms',
    target: { atMost },
  });
  return [
    measured(figure('median', MOST_ADDED_MS.p50), added(0.5)),
    measured(figure('p99', MOST_ADDED_MS.p99), added(0.99)),
  ];
}
