import { type Redis, startRedis } from '@bookmarks/dev/redis';
import { type Stack, startStack } from '@bookmarks/dev/stack';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '@modelcontextprotocol/client';
import { connectDirectly, startReplica } from '../helpers/mcp-replica.ts';
import { verifies } from '../helpers/verifies.ts';

const RECENT = 'bookmarks://recent';
const USER = 'user_who_listens';

let redis: Redis;
let stack: Stack;
let replica: Awaited<ReturnType<typeof startReplica>>;
const resources = new AsyncDisposableStack();

beforeAll(async () => {
  redis = resources.use(await startRedis({ report: () => {} }));
  stack = resources.use(await startStack({ durable: false, redisUrl: redis.url, log: () => {} }));
  replica = resources.use(await startReplica(stack, redis.url));
});
afterAll(() => resources.disposeAsync());

const connect = async (url: string, user = USER) =>
  resources.adopt(await connectDirectly(stack, url, user), (client) => client.close());

/** A link by which a file is imported in a job, which no MCP service hears of. */
async function uploadLink(client: Client): Promise<string> {
  const { structuredContent } = await client.callTool({
    name: 'import_bookmarks',
    arguments: { upload: true },
  });
  return (structuredContent as { upload_url: string }).upload_url;
}

/** Again as long as the gateway says so: its own connection to the bookmark service may come back a little later. */
async function upload(link: string, url: string): Promise<string> {
  const headers = { accept: 'application/json', 'content-type': 'application/octet-stream' };
  const sent = await fetch(link, { method: 'POST', headers, body: url });
  if (sent.status === 503) {
    expect(sent.headers.get('retry-after')).not.toBeNull();
    await sent.body?.cancel();
    return upload(link, url);
  }
  expect(sent.status).toBe(202);
  return ((await sent.json()) as { job_id: string }).job_id;
}

function nextNews(client: Client): Promise<string> {
  return new Promise((resolve) => {
    client.setNotificationHandler('notifications/resources/updated', ({ params }) => resolve(params.uri));
  });
}

async function expectDone(client: Client, jobId: string, url: string): Promise<void> {
  const overview = await client.callTool({ name: 'library_overview', arguments: {} });
  const { jobs } = overview.structuredContent as { jobs: object[] };
  expect(jobs).toContainEqual(expect.objectContaining({ job_id: jobId, state: 'done' }));
  const found = await client.callTool({ name: 'get_bookmarks', arguments: { refs: [url] } });
  expect(found.structuredContent).toMatchObject({ bookmarks: [{ saved: true }] });
}

test(
  verifies('resources:listen', 'tells at one replica of a job that was started by another, which is gone'),
  async () => {
    const listener = await connect(replica.url);
    const told = nextNews(listener);
    await listener.listen({ resourceSubscriptions: [RECENT] });
    const link = await uploadLink(await connect(stack.mcpServiceUrl));
    await stack.processes.mcpService.kill();
    const url = 'https://example.com/by-a-job';
    const jobId = await upload(link, url);
    expect(await told).toBe(RECENT);
    await expectDone(listener, jobId, url);
    await stack.processes.mcpService.start();
  },
);

test(
  verifies('resources:listen', 'ends a stream that might miss a job; listening again works by itself'),
  async () => {
    const listener = await connect(replica.url);
    const stream = await listener.listen({ resourceSubscriptions: [RECENT] });
    await stack.processes.bookmarkService.kill();
    expect(await stream.closed).toBe('graceful');
    await expect(listener.listen({ resourceSubscriptions: [RECENT] })).rejects.toThrow('cannot be reached');
    await stack.processes.bookmarkService.start();
    const told = nextNews(listener);
    await untilListening(listener);
    const url = 'https://example.com/after-a-break';
    const jobId = await upload(await uploadLink(listener), url);
    expect(await told).toBe(RECENT);
    await expectDone(listener, jobId, url);
  },
);

/** As a client would, until the service is back. */
async function untilListening(client: Client): Promise<void> {
  const listening = client.listen({ resourceSubscriptions: [RECENT] });
  await listening.catch(() => untilListening(client));
}
