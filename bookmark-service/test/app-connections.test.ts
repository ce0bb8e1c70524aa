import { appId, LIMITS } from '@bookmarks/protos';
import { status as Status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asOwner } from './helpers/as-owner.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { aServer, assertionFor } from './helpers/server.ts';

const CLIENT = 'client_1';
const ADDRESS = '192.0.2.7';

let database: TestDatabase;
let server: Awaited<ReturnType<typeof aServer>>;
let users = 0;
const resources = new AsyncDisposableStack();
beforeAll(async () => {
  database = resources.use(await createDatabase());
  server = resources.use(await aServer(database.serviceUrl));
});
afterAll(() => resources.disposeAsync());

/** Somebody new: what their apps do, and what they do on the account page. */
async function aNewcomer() {
  const name = `newcomer_${++users}`;
  const session = await assertionFor(name, { method: 'session' });
  return {
    name,
    use: async (clientId = CLIENT, address = ADDRESS, userAgent = 'Poke/1.0') => {
      const identity = await assertionFor(name, { clientId });
      return (await server.call('RecordAppUse', { address, userAgent }, identity)).disconnected;
    },
    apps: async () => (await server.call('ListAppConnections', {}, session)).apps,
    disconnect: (clientId = CLIENT) => server.call('DisconnectApp', { id: appId(clientId) }, session),
    reconnect: (clientId = CLIENT) => server.call('ReconnectApp', { id: appId(clientId) }, session),
  };
}

/** Apps that were used long ago, a minute after one another. */
const addApps = (name: string, prefix: string, count: number, disconnectedAt: Date | null = null) =>
  asOwner(
    database,
    `insert into app_connections (user_sub, id, client_id, first_used_at, last_used_at, last_used_address, disconnected_at)
     select $1, $2 || n, $2 || n, '2020-01-01', '2020-01-01'::timestamptz + n * interval '1 min', '', $4
     from generate_series(1, $3::int) as n`,
    [`user_${name}`, prefix, count, disconnectedAt],
  );

describe('an app', () => {
  test('is listed once it was used, with when that was first and last, and from where', async () => {
    const user = await aNewcomer();
    expect(await user.apps()).toEqual([]);
    expect(await user.use()).toBe(false);
    const [first] = await user.apps();
    expect(first).toMatchObject({ id: appId(CLIENT), clientId: CLIENT, lastUseAddress: ADDRESS });
    expect(first?.lastUseTime).toEqual(first?.firstUseTime);
    expect(first?.disconnectTime).toBeNull();
    expect(first?.lastUserAgent).toBe('Poke/1.0');
    await user.use(CLIENT, '2001:db8::1', `Poke/2.0\0${'x'.repeat(500)}`);
    const [second] = await user.apps();
    expect(second).toMatchObject({ firstUseTime: first?.firstUseTime, lastUseAddress: '2001:db8::1' });
    expect(second?.lastUserAgent).toMatch(/^Poke\/2\.0\ufffdx{191}$/);
  });

  test('that was used last stands first', async () => {
    const user = await aNewcomer();
    await addApps(user.name, 'old ', 2);
    await user.use();
    expect((await user.apps()).map(({ clientId }) => clientId)).toEqual([CLIENT, 'old 2', 'old 1']);
  });

  test('that was disconnected stays so until it is allowed again, whenever its use is recorded', async () => {
    const user = await aNewcomer();
    await user.use();
    const { disconnectTime } = await user.disconnect();
    expect(disconnectTime).not.toBeNull();
    expect([await user.use(), await user.use()]).toEqual([true, true]);
    expect((await user.disconnect()).disconnectTime).toEqual(disconnectTime);
    expect(await user.apps()).toMatchObject([{ disconnectTime }]);
    expect((await user.reconnect()).disconnectTime).toBeNull();
    expect(await user.use()).toBe(false);
  });

  test.each([
    ['of 2,048 characters', `https://evil.example/${'🦊'.repeat(1013)}`],
    ['with markup and a turn of direction', '<script>alert(1)</script>\u202e'],
    ['that differs in its case alone', CLIENT.toUpperCase()],
  ])('with a client_id %s is one of its own', async (_what, clientId) => {
    const user = await aNewcomer();
    await user.use();
    await user.use(clientId);
    await user.disconnect(clientId);
    expect(await user.use()).toBe(false);
    expect(await user.use(clientId)).toBe(true);
    expect((await user.apps()).map((app) => app.clientId)).toContain(clientId);
  });

  test('with a client_id that PostgreSQL cannot hold is told from others all the same', async () => {
    const user = await aNewcomer();
    await user.use('a\0b');
    await user.use('a\ufffdb');
    await user.disconnect('a\0b');
    expect([await user.use('a\0b'), await user.use('a\ufffdb')]).toEqual([true, false]);
  });
});

describe('of a user who has as many as there can be', () => {
  test('the one that was used least lately gives way, and never one that was disconnected', async () => {
    const user = await aNewcomer();
    await addApps(user.name, 'sent away ', 1, new Date());
    await addApps(user.name, 'old ', LIMITS.appsPerUser - 1);
    await user.use();
    const known = (await user.apps()).map(({ clientId }) => clientId);
    expect(known).toHaveLength(LIMITS.appsPerUser);
    expect([known.includes('sent away 1'), known.includes('old 1'), known.includes('old 2')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('so many can be disconnected that there is room for others', async () => {
    const user = await aNewcomer();
    await addApps(user.name, 'gone ', LIMITS.disconnectedAppsPerUser, new Date());
    await user.use();
    await expect(user.disconnect()).rejects.toMatchObject({
      code: Status.RESOURCE_EXHAUSTED,
      details: expect.stringMatching(/Allow one of them again/),
    });
    expect(LIMITS.disconnectedAppsPerUser).toBeLessThan(LIMITS.appsPerUser);
  });
});

describe('apps are listed, disconnected and allowed again', () => {
  const calls = [
    ['ListAppConnections', {}],
    ['DisconnectApp', { id: appId(CLIENT) }],
    ['ReconnectApp', { id: appId(CLIENT) }],
  ] as const;

  test.each(calls)('by nobody without an identity: %s', async (name, request) => {
    await expect(server.call(name, request)).rejects.toMatchObject({ code: Status.UNAUTHENTICATED });
  });

  test.each(
    calls.flatMap(([name, request]) =>
      (['oauth', 'api_key'] as const).map((method) => ({ name, request, method })),
    ),
  )('by nobody who came by $method: $name', async ({ name, request, method }) => {
    const assertion = await assertionFor('anna', { method, clientId: CLIENT });
    await expect(server.call(name, request, assertion)).rejects.toMatchObject({
      code: Status.PERMISSION_DENIED,
    });
  });

  test('by nobody but their user', async () => {
    const [anna, ben] = [await aNewcomer(), await aNewcomer()];
    await ben.use();
    expect(await anna.apps()).toEqual([]);
    await expect(anna.disconnect()).rejects.toMatchObject({ code: Status.NOT_FOUND });
    await anna.use();
    await anna.disconnect();
    expect(await ben.use()).toBe(false);
  });
});

test.each(['api_key', 'session'] as const)('what comes by %s is no app', async (method) => {
  const assertion = await assertionFor('anna', { method, clientId: 'key_1' });
  await expect(server.call('RecordAppUse', { address: ADDRESS }, assertion)).rejects.toMatchObject({
    code: Status.PERMISSION_DENIED,
  });
});

test('a token that names no client belongs to no app', async () => {
  await expect(
    server.call('RecordAppUse', { address: ADDRESS }, await assertionFor('anna')),
  ).rejects.toMatchObject({ code: Status.INVALID_ARGUMENT });
});
