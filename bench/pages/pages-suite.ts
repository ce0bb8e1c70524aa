import { connectPoke } from '../../dev/poke/poke-session.ts';
import { waitFor } from '../../dev/processes/wait-for.ts';
import { startSites } from '../../dev/sites/start-sites.ts';
import { limitedHeap } from '../../dev/stack/node-options.ts';
import { withClient } from '../../dev/stack/postgres/sql.ts';
import { type Stack, startStack } from '../../dev/stack/start-stack.ts';
import { type MemoryUse, watchMemory } from '../measure/process-memory.ts';
import { pidOf } from '../processes/pid-of.ts';
import { type Figure, measured, notMeasured, type Result } from '../result.ts';
import type { Suite, SuiteOptions, SuiteReport } from '../suite.ts';

const PAGES = { full: 10_000, quick: 1_000 };
/** About as many URLs as fit into a call. */
const PAGES_A_CALL = 5_000;
/** So much is looked at when the worker is killed. */
const SHARE_BEFORE_KILL = 0.1;
const MOST_AT_ONCE = 8;
const MOST_CONNECTIONS = 11;
/** What the manifests let the processes have. */
const MOST_MIB = { bookmarkService: 768, pageService: 1_024 };
const TIMEOUT_MS = 900_000;
const TELL_EVERY_MS = 10_000;

type Sites = Awaited<ReturnType<typeof startSites>>;

/** What those who look at pages do when very many are saved at once, and one of them is killed meanwhile. */
export const pagesSuite: Suite = {
  summary:
    'looks at the pages of ten thousand bookmarks that are saved at once, over a kill -9 of the worker',
  run,
};

async function run({ isQuick, say, signal }: SuiteOptions): Promise<SuiteReport> {
  const pages = isQuick ? PAGES.quick : PAGES.full;
  await using sites = await startSites();
  say('starting the product');
  await using stack = await startProduct(signal);
  say(`saving ${pages.toLocaleString('en')} bookmarks`);
  const savedMs = await timed(() => save(stack, sites, pages));
  await lookUntil(stack, say, signal, () => sites.seen.asked >= pages * SHARE_BEFORE_KILL);
  const inHand = await killWorker(stack, say);
  const ofPageService = await watchMemory(pidOf(stack.processes.pageService), () =>
    watchMemory(pidOf(stack.processes.bookmarkService), () => finish(stack, sites, { pages, say, signal })),
  );
  const ofBookmarkService = ofPageService.value;
  const results = [
    measured({ name: `saving ${pages.toLocaleString('en')} bookmarks`, unit: 's' }, savedMs / 1000),
    ...resultsOf(sites, pages, { inHand, ...ofBookmarkService.value }),
    memoryResult('bookmark-service', MOST_MIB.bookmarkService, ofBookmarkService.memory),
    memoryResult('page-service', MOST_MIB.pageService, ofPageService.memory),
  ];
  return { setup: { sites: 'on this machine; each answers at once, with a short page' }, results };
}

type Finished = { readonly pagesPerSecond: number; readonly connections: number };

function resultsOf(
  { seen }: Sites,
  pages: number,
  { inHand, pagesPerSecond, connections }: Finished & { readonly inHand: number },
): Result[] {
  const count = (name: string, target: Figure['target'], value: number) =>
    measured({ name, unit: '', target }, value);
  return [
    count('pages that were looked at', { atLeast: pages }, seen.pages.size),
    measured({ name: 'pages a second, after the kill', unit: '' }, pagesPerSecond),
    count('most at once', { atMost: MOST_AT_ONCE }, seen.mostAtOnce),
    count('most at one site at once', { atMost: 1 }, seen.mostOfASite),
    count('in the hands of the killed worker', { atMost: MOST_AT_ONCE }, inHand),
    count('looked at twice', { atMost: inHand }, seen.asked - seen.pages.size),
    count('most connections to PostgreSQL', { atMost: MOST_CONNECTIONS }, connections),
  ];
}

function memoryResult(service: string, below: number, memory: MemoryUse | undefined): Result {
  const figure: Figure = { name: `${service}: memory at its peak`, unit: 'MiB', target: { below } };
  return memory ? measured(figure, memory.peakMiB) : notMeasured(figure, 'only where there is /proc');
}

function startProduct(signal: AbortSignal): Promise<Stack> {
  return startStack({
    durable: true,
    hasPages: true,
    overrides: {
      bookmarkService: limitedHeap('bookmarkService'),
      pageService: { ...limitedHeap('pageService'), INSECURE_FETCH_LOOPBACK: 'on' },
    },
    log: () => {},
    signal,
  });
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function save(stack: Stack, sites: Sites, pages: number): Promise<void> {
  await using poke = await connectPoke({ mcpUrl: stack.mcpUrl, loginHint: 'anna' });
  for (let first = 0; first < pages; first += PAGES_A_CALL) {
    const count = Math.min(PAGES_A_CALL, pages - first);
    const urls = Array.from({ length: count }, (_, page) => sites.urlOf(first + page));
    const answer = await poke.callTool('import_bookmarks', { content: urls.join('\n'), format: 'urls' });
    if (answer.isError) throw new Error(JSON.stringify(answer.content));
  }
}

/** `kill -9`, and a new start when the time that its turns last is over. @returns how many it had in its hands. */
async function killWorker({ processes, databaseUrls }: Stack, say: SuiteOptions['say']): Promise<number> {
  say('killing the worker');
  await processes.bookmarkService.kill();
  const taken = await withClient(databaseUrls.owner, async (client) => {
    const { rowCount } = await client.query('update pages set taken_until = now() where taken_until > now()');
    return rowCount ?? 0;
  });
  await processes.bookmarkService.start();
  return taken;
}

type Finish = Pick<SuiteOptions, 'say' | 'signal'> & { readonly pages: number };

/** Until every page is known. */
async function finish(stack: Stack, { seen }: Sites, { pages, say, signal }: Finish): Promise<Finished> {
  const begunAt = performance.now();
  const before = seen.pages.size;
  let connections = 0;
  await lookUntil(stack, say, signal, (look) => {
    connections = Math.max(connections, look.connections);
    return look.known === pages;
  });
  const seconds = (performance.now() - begunAt) / 1000;
  return { pagesPerSecond: (seen.pages.size - before) / seconds, connections };
}

type Look = { readonly known: number; readonly connections: number };

async function lookUntil(
  { databaseUrls }: Stack,
  say: SuiteOptions['say'],
  signal: AbortSignal,
  isReached: (look: Look) => boolean,
): Promise<void> {
  let toldAt = performance.now();
  await withClient(databaseUrls.owner, async (client) => {
    const isIn = await waitFor(async () => {
      signal.throwIfAborted();
      const { rows } = await client.query<Look>(`select
        (select count(*) from pages where outcome = 'ok')::int as known,
        (select count(*) from pg_stat_activity where application_name = 'bookmark-service')::int as connections`);
      const look = rows[0] ?? { known: 0, connections: 0 };
      if (performance.now() - toldAt > TELL_EVERY_MS) {
        toldAt = performance.now();
        say(`${look.known.toLocaleString('en')} pages are known`);
      }
      return isReached(look);
    }, TIMEOUT_MS);
    if (!isIn) throw new Error(`Not all pages were looked at within ${TIMEOUT_MS / 1000} s.`);
  });
}
