import { ERAS, type Era } from '../../dev/traffic/eras.ts';
import { startBaseline } from '../baseline/start-baseline.ts';
import { contest, type Round } from '../measure/contest.ts';
import { contestResults, ratioResult } from '../measure/contest-results.ts';
import type { Result } from '../result.ts';
import type { Suite, SuiteOptions, SuiteReport } from '../suite.ts';
import type { Assembly } from './assembly.ts';
import { ACTIONS, type Action } from './measured-calls.ts';
import { startProduct } from './start-product.ts';
import { createToolCalls, type ToolCalls } from './tool-calls.ts';

const CONNECTIONS = 16;
const LENGTHS = {
  full: { rounds: 5, warmUpMs: 5_000, roundMs: 6_000 },
  quick: { rounds: 3, warmUpMs: 1_000, roundMs: 2_000 },
} as const;

/** How many times as many calls as the plain assembly the product answers. */
const RATIO_TARGETS = { get_bookmarks: { atLeast: 2.2 }, add_bookmark: { atLeast: 2.1 } } as const;
const READ_CPU_TARGETS_US = { gateway: 200, 'mcp-service': 500, 'bookmark-service': 200 } as const;

/** A tool call through all processes, from the client's request to its answer. */
export const pathSuite: Suite = {
  summary: 'a signed-in tool call through all processes, against a plain assembly of the same libraries',
  run,
};

async function run({ isQuick, say, signal }: SuiteOptions): Promise<SuiteReport> {
  const plan = { ...(isQuick ? LENGTHS.quick : LENGTHS.full), connections: CONNECTIONS, say, signal };
  say('starting the product and the plain assembly');
  await using product = await startProduct();
  await using baseline = await startBaseline();
  using productCalls = await createToolCalls(product, CONNECTIONS);
  using baselineCalls = await createToolCalls(baseline, CONNECTIONS);

  const results: Result[] = [];
  for (const era of ERAS) {
    for (const action of ACTIONS) {
      const what = { era, action };
      const found = await contest(
        [contenderOf(product, productCalls, what), contenderOf(baseline, baselineCalls, what)],
        plan,
      );
      results.push(...resultsOf(what, found));
    }
  }
  return { setup: describeSetup(plan), results };
}

type What = { readonly era: Era; readonly action: Action };

function contenderOf({ name, pids, settle }: Assembly, calls: ToolCalls, { era, action }: What) {
  return { name: `${action}, ${era.name}, ${name}`, pids, settle, call: calls.of(era, action) };
}

/** The product's are the first rounds, the baseline's the second. */
function resultsOf({ era, action }: What, found: ReadonlyMap<string, readonly Round[]>): Result[] {
  const [[name, rounds] = ['', []], [, others] = []] = [...found];
  const ratio = { name: `${action}, ${era.name}: product ÷ plain assembly`, target: RATIO_TARGETS[action] };
  return [
    ratioResult(ratio, rounds, others),
    ...contestResults(found, action === 'get_bookmarks' ? cpuTargetsOf(name) : {}),
  ];
}

function cpuTargetsOf(name: string) {
  return Object.fromEntries(
    Object.entries(READ_CPU_TARGETS_US).map(([process, atMost]) => [
      `${name}: CPU a call, ${process}`,
      { atMost },
    ]),
  );
}

function describeSetup({ rounds, roundMs }: { rounds: number; roundMs: number }) {
  return {
    load: `${CONNECTIONS} connections of as many people on the same machine, medians of ${rounds} rounds of ${roundMs / 1000} s taken in turns`,
    processes: 'one of each service; Redis and PostgreSQL with the settings that they come with, fsync on',
  };
}
