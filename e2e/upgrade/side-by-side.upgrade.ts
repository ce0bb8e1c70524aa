import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { waitFor } from '../../dev/processes/wait-for.ts';
import type { ServiceProcess } from '../../dev/stack/process.ts';
import { type Answer, connectV1, connectV2, type Session } from '../helpers/connect.ts';
import { Fleet, type Route } from './fleet.ts';
import { startTraffic } from './traffic.ts';

const { PREVIOUS_VERSION: previous = '', REDIS_URL: redisUrl = '' } = process.env;
const BUSY_CALLS = 60;
const JOB_BOUND_MS = 60_000;
const BULK = 6_000;
/** In the order in which an upgrade comes to them. */
const ROUTES = [0, 1, 2, 3] as const;
const PAIRS = ROUTES.flatMap((maker) =>
  ROUTES.filter((taker) => taker !== maker).map((taker) => [maker, taker]),
);

const resources = new AsyncDisposableStack();
const lines: string[] = [];
let fleet: Fleet;
let routes: Route[];
let newService: ServiceProcess;
/** One of each era a route. */
let sessions: { v1: Session; v2: Session }[];

const mcpUrl = () => new URL(fleet.before.mcpUrl);
const connect = async (user: string, route: Pick<Route, 'gatewayUrl'>) => ({
  v1: resources.use(await connectV1(user, mcpUrl(), fleet.through(route))),
  v2: resources.use(await connectV2(user, mcpUrl(), fleet.through(route))),
});

beforeAll(async () => {
  const log = (source: string, line: string) => void lines.push(`[${source}] ${line}`);
  fleet = resources.use(await Fleet.start({ previous, redisUrl, log }));
});
afterAll(async () => {
  await resources[Symbol.asyncDispose]();
});

test('no call of the version before fails while the schema changes under it', async () => {
  const clients = await Promise.all(['anna', 'ben', 'chloe'].map((user) => connect(user, fleet.before)));
  const anna = clients[0]?.v1 as Session;
  const job = await startImport(anna, 'during-migration', fetch);
  const traffic = startTraffic(clients.flatMap(({ v1, v2 }) => [v1, v2]));
  const isBusy = (from: number) => waitFor(() => traffic.calls() >= from + BUSY_CALLS, JOB_BOUND_MS);
  expect(await isBusy(0)).toBe(true);
  await fleet.migrate();
  expect(await isBusy(traffic.calls())).toBe(true);
  await traffic.stop();
  expect(traffic.failures).toEqual([]);
  expect(await stateOf(anna, job, 'done')).toMatchObject({ state: 'done' });
});

test('the version before starts on the new schema, and works on jobs', async () => {
  await fleet.before.processes.bookmarkService.restart();
  const { v1 } = await connect('ben', fleet.before);
  await waitFor(async () => !(await v1.call('list_bookmarks')).isError, JOB_BOUND_MS);
  // The gateway has a channel of its own, which may come back later than that of the MCP service.
  await waitFor(() => isLinkKnown(v1), JOB_BOUND_MS);
  const job = await startImport(v1, 'after-migration', fetch);
  expect(await stateOf(v1, job, 'done')).toMatchObject({ state: 'done' });
});

describe('beside each other', () => {
  beforeAll(async () => {
    ({ routes, bookmarkService: newService } = await fleet.startNew());
    sessions = await Promise.all(routes.map((route) => connect('chloe', route)));
  });

  describe.each(PAIRS)(
    'what is done through route %i, seen and gone on with through route %i',
    (from, to) => {
      const run = `${from}-${to}-${Date.now().toString(36)}`;
      const urls = [1, 2, 3].map((n) => `https://side.example/${run}/${n}`);
      const tag = `side-${run}`;
      const of = (route: number) => sessions[route] as { v1: Session; v2: Session };
      const maker = (name: string, args?: object) => done(of(from).v1, name, args);
      const taker = (name: string, args?: object) => done(of(to).v2, name, args);

      test('saves are found, listed and read', async () => {
        for (const [n, url] of urls.entries())
          await maker('add_bookmark', {
            url,
            title: `Grüße ${n}`,
            note: 'Läuft',
            tags: [tag, 'Web Dev'],
            collection: `Side ${run}/In`,
          });
        const found = await taker('search_bookmarks', { query: `tag:${tag} grüße`, limit: 10 });
        expect(found.data.bookmarks).toHaveLength(3);
        const listed = await taker('list_bookmarks', { collection: `Side ${run}`, sort: 'oldest' });
        expect(urlsOf(listed)).toEqual(urls);
        expect((await taker('get_bookmarks', { refs: [urls[0]], include: ['note'] })).data).toMatchObject({
          bookmarks: [{ saved: true, bookmark: { note: 'Läuft', tags: [tag, 'Web Dev'] } }],
        });
        expect((await taker('list_tags', { prefix: tag })).data).toMatchObject({
          tags: [{ name: tag, count: 3 }],
        });
        const { data } = await taker('list_collections');
        expect(JSON.stringify(data)).toContain(`Side ${run}`);
      });

      test('a cursor of the one goes on at the other', async () => {
        const page = { tags_all: [tag], sort: 'oldest', limit: 2 };
        const { data } = await maker('list_bookmarks', page);
        expect(urlsOf(await taker('list_bookmarks', { ...page, cursor: data.next_cursor }))).toEqual([
          urls[2],
        ]);
        const search = { query: `tag:${tag}`, sort: 'oldest', limit: 2 };
        const found = await maker('search_bookmarks', search);
        expect(
          urlsOf(await taker('search_bookmarks', { ...search, cursor: found.data.next_cursor })),
        ).toEqual([urls[2]]);
      });

      test('a change is taken back by the other, and that again by the first', async () => {
        const change = {
          filter: { tags_all: [tag] },
          status: 'archived',
          add_tags: [`${tag}-2`],
          collection: `Side ${run}/Out`,
        };
        const archived = async (who: typeof maker) =>
          urlsOf(await who('list_bookmarks', { tags_all: [`${tag}-2`], status: 'archived' })).length;
        const { data } = await maker('organize_bookmarks', change);
        expect(await archived(taker)).toBe(3);
        const undone = await taker('undo_change', { change_id: data.change_id });
        expect(undone.data).toMatchObject({ conflicts: 0 });
        expect(await archived(maker)).toBe(0);
        await maker('undo_change', { change_id: undone.data.change_id });
        expect(await archived(taker)).toBe(3);
      });

      test('tags and collections are renamed by the one and undone by the other', async () => {
        const renamed = await maker('update_tags', { changes: [{ from: [tag], to: `${tag}-renamed` }] });
        expect(
          urlsOf(await taker('list_bookmarks', { tags_all: [`${tag}-renamed`], status: 'any' })),
        ).toHaveLength(3);
        await taker('undo_change', { change_id: renamed.data.change_id });
        const saved = await maker('save_collection', { name: `Smart ${run}`, smart_query: `tag:${tag}` });
        await taker('undo_change', { change_id: saved.data.change_id });
        expect(JSON.stringify((await maker('list_collections')).data)).not.toContain(`Smart ${run}`);
        expect((await maker('list_tags', { prefix: tag, sort: 'name' })).data).toMatchObject({
          tags: [{ name: tag, count: 3 }, { count: 3 }],
        });
      });

      test('what the one asks to confirm, the other does', async () => {
        const asked = await maker('delete_bookmarks', { refs: urls.slice(0, 2) });
        expect(asked.data).toMatchObject({ status: 'confirmation_required' });
        const confirm_token = asked.data.confirm_token;
        // A v1 client, which is asked by a token.
        const deleted = await done(of(to).v1, 'delete_bookmarks', { refs: urls.slice(0, 2), confirm_token });
        expect(deleted.data).toMatchObject({ status: 'deleted' });
        await maker('undo_change', { change_id: deleted.data.change_id });
        expect(urlsOf(await taker('list_bookmarks', { tags_all: [tag], status: 'any' }))).toHaveLength(3);
      });

      test('links for files of the one are good at the other', async () => {
        const { data } = await maker('export_bookmarks', {
          format: 'json',
          filter: { tags_all: [tag], status: 'any' },
        });
        const through = fleet.through(routes[to] as Route);
        const file = await through(String(data.download_url));
        expect(file.status).toBe(200);
        const text = await file.text();
        expect(urls.every((url) => text.includes(url))).toBe(true);
        const reread = await done(of(to).v1, 'import_bookmarks', {
          content: text,
          format: 'json',
          dry_run: true,
        });
        expect(reread.data).toMatchObject({ report: { entries: 3, problems: 0 } });
        const job = await startImport(of(from).v1, run, through, 20);
        expect(await stateOf(of(to).v1, job, 'done')).toMatchObject({ state: 'done' });
      });
    },
  );

  test.each([
    ['the version before', 'the new version', 0, 3],
    ['the new version', 'the version before', 3, 0],
  ])('a job that %s has begun is finished by %s', async (_maker, _taker, from, to) => {
    const services = { 0: fleet.before.processes.bookmarkService, 3: newService } as Record<
      number,
      ServiceProcess
    >;
    const [maker, taker] = [services[from], services[to]] as [ServiceProcess, ServiceProcess];
    const through = fleet.through(routes[from] as Route);
    const asked = (sessions[from] as { v1: Session }).v1;
    await taker.stop();
    const job = await startImport(asked, `handed-over-${from}`, through);
    expect(await stateOf(asked, job, 'running')).toMatchObject({ state: 'running' });
    await maker.stop();
    await taker.start();
    const other = (sessions[to] as { v1: Session }).v1;
    await waitFor(async () => !(await other.call('list_bookmarks')).isError, JOB_BOUND_MS);
    expect(await stateOf(other, job, 'done')).toMatchObject({ state: 'done' });
    await maker.start();
    const { data } = await done(other, 'list_bookmarks', { tags_all: [`handed-over-${from}`], limit: 1 });
    expect(data.bookmarks).toHaveLength(1);
    const { tags } = (await done(other, 'list_tags', { prefix: `handed-over-${from}` })).data;
    expect(tags).toMatchObject([{ count: BULK }]);
  });
});

/** The answer of a call that does not fail. */
async function done(session: Session, name: string, args: object = {}): Promise<Answer> {
  const answer = await session.call(name, args);
  if (answer.isError) throw new Error(`${name} ${JSON.stringify(args)}: ${answer.text}`);
  return answer;
}

function urlsOf({ data }: Answer): string[] {
  return (data.bookmarks as { url: string }[]).map(({ url }) => url);
}

/** Whether the gateway can ask for what a link for an upload is. */
async function isLinkKnown(session: Session): Promise<boolean> {
  const { data } = await done(session, 'import_bookmarks', { upload: true });
  const answer = await fetch(String(data.upload_url));
  await answer.body?.cancel();
  return answer.ok;
}

/** Sends a file with so many bookmarks by an upload link. Returns the id of its job. */
async function startImport(
  session: Session,
  tag: string,
  through: typeof fetch,
  count = BULK,
): Promise<string> {
  const { data } = await done(session, 'import_bookmarks', { upload: true });
  const entries = Array.from(
    { length: count },
    (_, n) => `<DT><A HREF="https://bulk.example/${tag}/${n}" TAGS="${tag}">Bulk ${n}</A>`,
  );
  const body = `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n${entries.join('\n')}\n</DL><p>`;
  const headers = { 'content-type': 'application/octet-stream', accept: 'application/json' };
  const sent = await through(String(data.upload_url), { method: 'POST', headers, body });
  if (sent.status !== 202) throw new Error(`${sent.status}: ${await sent.text()}`);
  return ((await sent.json()) as { job_id: string }).job_id;
}

type JobState = { job_id: string; state: string };

/** The job as it is when it has come to `state`, or has ended. */
async function stateOf(session: Session, jobId: string, state: string): Promise<JobState | undefined> {
  let job: JobState | undefined;
  await waitFor(async () => {
    const { data } = await session.call('library_overview');
    job = (data.jobs as JobState[] | undefined)?.find(({ job_id }) => job_id === jobId);
    return [state, 'done', 'failed'].includes(job?.state ?? '');
  }, JOB_BOUND_MS);
  return job;
}
