import { waitFor } from '../../dev/processes/wait-for.ts';
import { SERVICES } from '../../dev/stack/services.ts';
import { ERAS, type Era } from '../../dev/traffic/eras.ts';
import { authorizedRequest } from '../load/authorized-request.ts';
import { createLoad } from '../load/load.ts';
import { requiredResult } from '../load/required-result.ts';
import { measured, measuredInRounds, type Result } from '../result.ts';
import type { Suite, SuiteOptions, SuiteReport } from '../suite.ts';
import { type ColdProduct, startColdProduct } from './start-cold-product.ts';

const ROUNDS = { full: 10, quick: 3 };
const READY_TARGET_MS = 1_000;
const FIRST_CALL_TARGET_MS = 300;
const READY_TIMEOUT_MS = 20_000;

const STARTED = ['gateway', 'mcpService', 'bookmarkService'] as const;
type Service = (typeof STARTED)[number];

/** How soon a replica that is added, or that comes back, does its work. */
export const coldSuite: Suite = {
  summary: 'how long each service takes to be ready, and the first call after all have started',
  run,
};

async function run({ isQuick, say, signal }: SuiteOptions): Promise<SuiteReport> {
  const rounds = isQuick ? ROUNDS.quick : ROUNDS.full;
  say('starting the product');
  await using product = await startColdProduct();
  const found = new Map<string, Found>();
  const note = (name: string, below: number, ms: number) => {
    say(`${name}: ${ms.toFixed(0)} ms`);
    found.set(name, { below, all: [...(found.get(name)?.all ?? []), ms] });
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const service of STARTED) {
      signal.throwIfAborted();
      const ms = await timeToReady(product, service);
      note(`${SERVICES[service].name}, from its start until it is ready`, READY_TARGET_MS, ms);
    }
    for (const era of ERAS) {
      signal.throwIfAborted();
      const ms = await timeOfFirstCall(product, era);
      note(`first call after a cold start, ${era.name}`, FIRST_CALL_TARGET_MS, ms);
    }
  }
  const setup = { rounds: `${rounds}; the median, with the least and the most` };
  return { setup, results: [...found].flatMap(([name, one]) => resultsOf(name, one)) };
}

type Found = { readonly below: number; readonly all: readonly number[] };

/** The slowest counts: it is what somebody waited for. */
function resultsOf(name: string, { below, all }: Found): Result[] {
  return [
    measuredInRounds({ name, unit: 'ms' }, all),
    measured({ name: `${name}: the slowest`, unit: 'ms', target: { below } }, Math.max(...all)),
  ];
}

async function timeToReady({ stack }: ColdProduct, service: Service): Promise<number> {
  const { [service]: replica } = stack.processes;
  await replica.stop();
  const startedAt = performance.now();
  await replica.start();
  await requireReady(stack, service);
  return performance.now() - startedAt;
}

/** The bookmark service listens when it has asked its database; the others say at an address of theirs when they are ready. */
async function requireReady(stack: ColdProduct['stack'], service: Service): Promise<void> {
  if (service === 'bookmarkService') return;
  const origin = service === 'gateway' ? stack.gatewayUrl : stack.mcpServiceUrl;
  const isReady = () =>
    fetch(`${origin}/readyz`).then(
      async (answer) => {
        await answer.body?.cancel();
        return answer.ok;
      },
      () => false,
    );
  if (!(await waitFor(isReady, READY_TIMEOUT_MS))) throw new Error(`${SERVICES[service].name} is not ready.`);
}

/** All services and Redis are new, so that no key, connection or compiled statement is there yet. */
async function timeOfFirstCall(product: ColdProduct, era: Era): Promise<number> {
  const { stack, redis } = product;
  const token = await product.token();
  const all = [...STARTED.map((service) => stack.processes[service]), redis];
  await Promise.all(all.map((process) => process.stop()));
  await redis.start();
  await Promise.all(STARTED.map((service) => stack.processes[service].start()));
  await requireReady(stack, 'mcpService');
  const url = new URL(stack.mcpUrl);
  using load = createLoad({ url, connections: 1 });
  const request = authorizedRequest(
    url,
    era.call('get_bookmarks', { refs: ['https://example.com/'] }),
    token,
  );
  const startedAt = performance.now();
  await requiredResult(load, request);
  return performance.now() - startedAt;
}
