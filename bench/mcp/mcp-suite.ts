import { createIdentitySigner, generateKeyPair, IDENTITY_HEADER, signingKey } from '@bookmarks/identity';
import { ERAS, type Era } from '../../dev/traffic/eras.ts';
import { callerWith } from '../load/caller.ts';
import { createLoad } from '../load/load.ts';
import { requestBytes } from '../load/request-bytes.ts';
import { requiredResult } from '../load/required-result.ts';
import { type Contender, contest } from '../measure/contest.ts';
import { contestResults, ratioResult } from '../measure/contest-results.ts';
import type { Call } from '../measure/time-calls.ts';
import { type StartedProcess, startProcess } from '../processes/start-process.ts';
import type { Result } from '../result.ts';
import type { Suite, SuiteOptions, SuiteReport } from '../suite.ts';

const CONNECTIONS = 16;
const LENGTHS = {
  full: { rounds: 5, warmUpMs: 4_000, roundMs: 5_000 },
  quick: { rounds: 3, warmUpMs: 1_000, roundMs: 1_500 },
};

const PRODUCT = 'mcp-service';
const SDK_V2 = 'SDK v2';
const SDK_V1 = 'SDK v1';
/** How many times as many calls of a tool the product must answer. */
const TARGETS = { [SDK_V2]: 2.5, [SDK_V1]: 2 };
const [LEGACY] = ERAS;

/** What the MCP service costs by itself, without what is behind it. */
export const mcpSuite: Suite = {
  summary:
    'the MCP service, with nothing behind it, against servers made as the documentation of the SDKs has it',
  run,
};

async function run({ isQuick, say, signal }: SuiteOptions): Promise<SuiteReport> {
  const lengths = isQuick ? LENGTHS.quick : LENGTHS.full;
  const keys = generateKeyPair('bench');
  say('starting the servers');
  await using product = await startProcess(PRODUCT, 'bench/mcp/product/main.ts', {
    IDENTITY_VERIFICATION_KEYS: keys.publicJwkSet,
  });
  await using sdkV2 = await startProcess('sdk-v2', 'bench/mcp/sdk-v2/main.ts');
  await using sdkV1 = await startProcess('sdk-v1', 'bench/mcp/sdk-v1/main.ts');
  using calls = createCalls(keys.privateJwk);
  const contenders = [
    ...contendersOf(PRODUCT, product, ERAS, calls),
    ...contendersOf(SDK_V2, sdkV2, ERAS, calls),
    ...contendersOf(SDK_V1, sdkV1, [LEGACY], calls),
  ];
  const found = await contest(contenders, { ...lengths, connections: CONNECTIONS, say, signal });
  const ratio = (method: Method, era: Era, other: keyof typeof TARGETS): Result =>
    ratioResult(
      {
        name: `${method}, ${era.name}: ${PRODUCT} ÷ ${other}`,
        target: method === 'tools/call' ? { atLeast: TARGETS[other] } : undefined,
      },
      found.get(nameOf(PRODUCT, method, era)),
      found.get(nameOf(other, method, era)),
    );
  const ratios = METHODS.flatMap((method) => [
    ...ERAS.map((era) => ratio(method, era, SDK_V2)),
    ratio(method, LEGACY, SDK_V1),
  ]);
  return { setup: SETUP, results: [...contestResults(found), ...ratios] };
}

const SETUP = {
  load: `${CONNECTIONS} connections on the same machine, medians of rounds taken in turns, with the least and the most`,
  contenders:
    'one process each, 19 tools each; get_bookmarks finds its bookmark at once, and alone the product checks who asks',
};

const METHODS = ['tools/call', 'tools/list'] as const;
type Method = (typeof METHODS)[number];

const nameOf = (contender: string, method: Method, { name }: Era) => `${method}, ${name}, ${contender}`;

function contendersOf(
  name: string,
  { url, pid }: StartedProcess,
  eras: readonly Era[],
  calls: Calls,
): Contender[] {
  return eras.flatMap((era) =>
    METHODS.map((method) => ({
      name: nameOf(name, method, era),
      call: calls.to(url, era, method),
      pids: { [name]: pid },
    })),
  );
}

/** Makes calls of a server in the name of a user, as the gateway does. */
type Calls = Disposable & { readonly to: (url: URL, era: Era, method: Method) => Call };

function createCalls(privateJwk: string): Calls {
  const sign = createIdentitySigner(signingKey(privateJwk));
  const caller = callerWith('user_bench');
  const resources = new DisposableStack();
  return {
    to(url, era, method) {
      const load = resources.use(createLoad({ url, connections: CONNECTIONS }));
      const { headers, body } =
        method === 'tools/list' ? era.listTools : era.call('get_bookmarks', { refs: [READ_URL] });
      const bytesFor = remembered((assertion) =>
        requestBytes({ url, headers: { ...headers, [IDENTITY_HEADER]: assertion }, body }),
      );
      return async () => requiredResult(load, bytesFor(await sign(caller)));
    },
    [Symbol.dispose]: () => resources.dispose(),
  };
}

const READ_URL = 'https://example.com/read';

/** An assertion serves for a while: the request with it is put together once. */
function remembered(make: (assertion: string) => Buffer): (assertion: string) => Buffer {
  let latest: { readonly assertion: string; readonly bytes: Buffer } | undefined;
  return (assertion) => {
    if (latest?.assertion !== assertion) latest = { assertion, bytes: make(assertion) };
    return latest.bytes;
  };
}
