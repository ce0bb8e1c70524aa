import { ERAS } from '../../dev/traffic/eras.ts';
import { authorizedRequest } from '../load/authorized-request.ts';
import { createLoad } from '../load/load.ts';
import { requiredResult } from '../load/required-result.ts';
import { timeCalls } from '../measure/time-calls.ts';
import { tokenFor } from '../processes/token-for.ts';
import { measured, notMeasured, type Result } from '../result.ts';
import type { Suite, SuiteOptions, SuiteReport } from '../suite.ts';
import { type Held, startWatchedProduct, type WatchedProduct } from './start-watched-product.ts';

const CONNECTIONS = 16;
const STEPS = 10;
const STEP_CALLS = { full: 100_000, quick: 4_000 };
/** So many with one token, which lives for five minutes. */
const CALLS_A_TOKEN = 10_000;
/** Once caches and compiled code have settled. */
const SETTLED_STEP = 2;
const GROWTH_TARGET_MIB = 10;
const URL_COUNT = 50;

/** Whether a process that has answered a million requests holds more than one that has answered some. */
export const memorySuite: Suite = {
  summary: 'what each service holds in memory, up to a million requests',
  run,
};

async function run({ isQuick, say, signal }: SuiteOptions): Promise<SuiteReport> {
  const stepCalls = isQuick ? STEP_CALLS.quick : STEP_CALLS.full;
  say('starting the product');
  await using product = await startWatchedProduct();
  const steps: Held[][] = [];
  for (let step = 0; step < STEPS; step += 1) {
    await makeCalls(product, { from: step * stepCalls, count: stepCalls, signal });
    const held = await product.held();
    steps.push(held);
    const texts = held.map(
      ({ name, heap, resident }) => `${name} ${mib(resident)}, of which heap ${mib(heap)}`,
    );
    say(`after ${((step + 1) * stepCalls).toLocaleString('en')} requests: ${texts.join('; ')}`);
  }
  const setup = {
    load: `${CONNECTIONS} connections, both eras: 8 of 10 read bookmarks, 1 saves one, 1 lists the tools`,
    memory: 'in MiB, after each process has collected its garbage',
  };
  return { setup, results: resultsOf(steps, stepCalls) };
}

const mib = (value: number | undefined) => (value === undefined ? 'unknown' : `${value.toFixed(1)} MiB`);

type Calls = { readonly from: number; readonly count: number; readonly signal: AbortSignal };

async function makeCalls({ mcpUrl }: WatchedProduct, { from, count, signal }: Calls): Promise<void> {
  for (let done = 0; done < count; done += CALLS_A_TOKEN) {
    using load = createLoad({ url: mcpUrl, connections: CONNECTIONS });
    const requestFor = requestsOf(mcpUrl, await tokenFor(mcpUrl));
    const calls = Math.min(CALLS_A_TOKEN, count - done);
    const firstCall = from + done;
    await timeCalls((n) => requiredResult(load, requestFor(n)), {
      calls,
      budgetMs: Number.POSITIVE_INFINITY,
      concurrency: CONNECTIONS,
      firstCall,
      signal,
    });
  }
}

/** The request with that number: a mix that comes again and again, so that nothing but the requests grows. */
function requestsOf(url: URL, token: string): (n: number) => Buffer {
  const mix = ERAS.flatMap((era) =>
    Array.from({ length: URL_COUNT }, (_, n) => {
      const page = `https://example.com/${n}`;
      const read = era.call('get_bookmarks', { refs: [page] });
      const save = era.call('add_bookmark', { url: page, title: `Page ${n}` });
      return [save, ...Array.from({ length: 8 }, () => read), era.listTools];
    }).flat(),
  );
  const requests = mix.map((call) => authorizedRequest(url, call, token));
  return (n) => requests[n % requests.length] ?? Buffer.alloc(0);
}

function resultsOf(steps: readonly (readonly Held[])[], stepCalls: number): Result[] {
  const [settled = [], last = []] = [steps[SETTLED_STEP - 1], steps[STEPS - 1]];
  const after = (step: number) => `after ${(step * stepCalls).toLocaleString('en')} requests`;
  return last.flatMap(({ name, heap, resident }, index) => {
    const before = settled[index];
    const figures = [
      { name: `${name}: heap`, from: before?.heap, to: heap },
      { name: `${name}: resident`, from: before?.resident, to: resident },
    ];
    return figures.flatMap(({ name, from, to }) => [
      resultOf({ name: `${name} ${after(SETTLED_STEP)}`, unit: 'MiB' }, from),
      resultOf({ name: `${name} ${after(STEPS)}`, unit: 'MiB' }, to),
      resultOf(
        { name: `${name}, growth between them`, unit: 'MiB', target: { below: GROWTH_TARGET_MIB } },
        from === undefined || to === undefined ? undefined : to - from,
      ),
    ]);
  });
}

function resultOf(figure: Parameters<typeof measured>[0], value: number | undefined): Result {
  return value === undefined ? notMeasured(figure, 'only where there is /proc') : measured(figure, value);
}
