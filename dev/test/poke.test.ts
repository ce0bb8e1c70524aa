import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { describeStep } from '../poke/describe-step.ts';
import { connectPoke, type PokeOptions } from '../poke/poke-session.ts';
import type { PokeStep } from '../poke/step.ts';
import { type ResourceServer, startResourceServer } from './resource-server.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

const ANNA = 'user_01KANNA0000000000000000001';
const TOKEN_LIFETIME_SECONDS = 300;

let resources: AsyncDisposableStack;
let shelf: ResourceServer;
let authkit: StandIn;
let steps: PokeStep[];

beforeEach(async () => {
  steps = [];
  resources = new AsyncDisposableStack();
  shelf = resources.use(await startResourceServer());
  authkit = resources.use(await startStandIn({ RESOURCE: shelf.url }));
  shelf.trust(authkit.issuer);
});
afterEach(async () => {
  await resources.disposeAsync();
  expect(authkit.complaints()).toBe('');
});

async function connect(options: Partial<PokeOptions> = {}) {
  const onStep = (step: PokeStep) => steps.push(step);
  return resources.use(await connectPoke({ mcpUrl: shelf.url, loginHint: 'anna', onStep, ...options }));
}

const stepNames = () => steps.map(({ name }) => name);
const refreshes = () => stepNames().filter((name) => name === 'tokens_refreshed').length;

describe('connecting', () => {
  test('goes the way of Poke, step by step', async () => {
    const poke = await connect();
    expect(stepNames()).toEqual([
      'challenged',
      'resource_metadata',
      'authorization_server_metadata',
      'registered',
      'authorization_requested',
      'authorized',
      'tokens_issued',
      'connected',
    ]);
    expect(poke.instructions).toBe('Ask for a book.');
    expect(decodeJwt(poke.accessToken)).toMatchObject({ sub: ANNA, aud: shelf.url, iss: authkit.issuer });
    expect(poke.tokenExpiresAt?.getTime()).toBeGreaterThan(Date.now());
  });

  test('registers the callbacks of Poke and names the resource', async () => {
    await connect();
    expect(steps).toContainEqual({
      name: 'registered',
      detail: expect.objectContaining({
        redirectUris: ['poke://oauth/callback', expect.stringMatching(/^https:/)],
      }),
    });
    expect(steps).toContainEqual({
      name: 'authorization_requested',
      detail: expect.objectContaining({ resource: shelf.url, codeChallengeMethod: 'S256' }),
    });
  });

  test('speaks MCP 2025-06-18 and says that it is Poke', async () => {
    const poke = await connect();
    await poke.callTool('list_bookmarks');
    expect(shelf.accepted.at(-1)).toMatchObject({
      'mcp-protocol-version': '2025-06-18',
      'x-poke-user-id': expect.any(String),
    });
    expect(steps).toContainEqual({
      name: 'connected',
      detail: { server: 'shelf', protocolVersion: '2025-06-18', tools: 1 },
    });
  });

  test('tells every step in one line that holds no token', async () => {
    const poke = await connect();
    await poke.callTool('list_bookmarks');
    await poke.refresh();
    const lines = steps.map(describeStep);
    for (const line of lines) expect(line).toMatch(/^[^\n]{20,400}$/);
    expect(lines.join('\n')).not.toMatch(/eyJ|undefined|null/);
  });
});

describe('calling tools', () => {
  test('gives what the tool said', async () => {
    const poke = await connect();
    expect((await poke.listTools()).map(({ name }) => name)).toEqual(['list_bookmarks']);
    const { content } = await poke.callTool('list_bookmarks');
    expect(content).toEqual([{ type: 'text', text: expect.stringContaining('No bookmarks') }]);
  });

  test('refreshes a token that is about to expire, once for all calls', async () => {
    let now = Date.now();
    const poke = await connect({ clock: () => new Date(now) });
    const first = poke.accessToken;
    now += (TOKEN_LIFETIME_SECONDS - 60) * 1000;
    await poke.callTool('list_bookmarks');
    expect(refreshes()).toBe(0);
    now += 31_000;
    await Promise.all(Array.from({ length: 8 }, () => poke.callTool('list_bookmarks')));
    expect(refreshes()).toBe(1);
    expect(poke.accessToken).not.toBe(first);
  });

  test('refreshes a token that is refused, once for all calls', async () => {
    const poke = await connect();
    shelf.refuseKnownTokens();
    const results = await Promise.all(Array.from({ length: 8 }, () => poke.callTool('list_bookmarks')));
    expect(results).toHaveLength(8);
    expect(refreshes()).toBe(1);
  });

  test('refreshes again and again with the rotated token', async () => {
    const poke = await connect();
    for (let round = 0; round < 3; round++) await poke.refresh();
    await poke.callTool('list_bookmarks');
    expect(refreshes()).toBe(3);
    expect(decodeJwt(poke.accessToken)).toMatchObject({ sub: ANNA, aud: shelf.url });
  });
});

describe('failing to connect', () => {
  test('says that a person is needed when nobody has the name', async () => {
    await expect(connect({ loginHint: 'nobody' })).rejects.toMatchObject({ code: 'person_needed' });
  });

  test('says that there was no challenge where nothing asks for a token', async () => {
    await expect(connect({ mcpUrl: `${authkit.issuer}/healthz` })).rejects.toMatchObject({
      code: 'no_challenge',
    });
  });

  test('says that nothing is there', async () => {
    const nowhere = await startResourceServer();
    await nowhere[Symbol.asyncDispose]();
    await expect(connect({ mcpUrl: nowhere.url })).rejects.toMatchObject({ code: 'not_reachable' });
  });

  test('says what the authorization server refused', async () => {
    await using other = await startResourceServer();
    other.trust(authkit.issuer);
    await expect(connect({ mcpUrl: other.url })).rejects.toMatchObject({
      code: 'authorization_refused',
      message: expect.stringContaining('invalid_target'),
    });
  });

  test.each([
    ['state', 'answer_not_trusted'],
    ['iss', 'answer_not_trusted'],
  ])('does not trust an answer whose %s was changed', async (parameter, code) => {
    const tampering: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      const location = response.headers.get('location');
      if (!location?.startsWith('poke:')) return response;
      const changed = new URL(location);
      changed.searchParams.set(parameter, 'https://evil.example');
      return new Response(null, { status: 303, headers: { location: changed.href } });
    };
    await expect(connect({ fetch: tampering })).rejects.toMatchObject({ code });
  });
});

test('a session goes on after the stand-in was restarted with its data', async () => {
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'authkit-'));
  const server = resources.use(await startResourceServer());
  const first = await startStandIn({ RESOURCE: server.url, DATA_DIR });
  server.trust(first.issuer);
  const poke = await connect({ mcpUrl: server.url });
  await first[Symbol.asyncDispose]();
  const { port } = new URL(first.issuer);
  await using second = await startStandIn({ RESOURCE: server.url, DATA_DIR, PORT: port });
  expect(second.issuer).toBe(first.issuer);
  await poke.refresh();
  await poke.callTool('list_bookmarks');
});
