import { randomUUID } from 'node:crypto';
import { startRedis } from '@bookmarks/dev/redis';
import { expect, test } from '@jest/globals';
import {
  AuthorizationServerStandIn,
  aKey,
  type SigningKeyPair,
  signToken,
} from './support/authorization-server.ts';
import { bearer } from './support/gateway.ts';
import { RedisOutage } from './support/redis.ts';
import { type SharedGateway, startSharedGateway } from './support/shared-gateway.ts';

const JWKS = '/oauth2/jwks';
const [oldKey, newKey] = [await aKey('old', 'ES256'), await aKey('new', 'ES256')];

/** Three replicas that know the old key, with a Redis and an authorization server of their own. */
async function aFleet({ refetchCooldownMs }: { refetchCooldownMs?: number } = {}) {
  const resources = new AsyncDisposableStack();
  const redis = resources.use(await startRedis({ report: () => {} }));
  const outage = resources.use(await RedisOutage.start(new URL(redis.url)));
  const authKit = resources.use(await AuthorizationServerStandIn.start(oldKey));
  const keys = { authKit, ...(refetchCooldownMs !== undefined && { refetchCooldownMs }) };
  const replicas: SharedGateway[] = [];
  for (const _ of [1, 2, 3])
    replicas.push(resources.use(await startSharedGateway({ url: outage.url, keys })));

  const statusAt = async (replica: SharedGateway, key: SigningKeyPair) => {
    const token = await signToken(key, replica.claims({ jti: randomUUID() }));
    return (await replica.send({ method: 'POST', path: '/mcp', headers: [bearer(token)], body: '{}' }))
      .status;
  };
  const fleet = {
    authKit,
    outage,
    replicas,
    fetches: () => authKit.timesAsked(JWKS),
    statusAt,
    /** A token whose key nobody has. */
    statusOfUnknown: (replica: SharedGateway) => statusAt(replica, { ...oldKey, kid: randomUUID() }),
    /** From every replica, so many times at once. */
    statuses: (key: SigningKeyPair, times = 1) =>
      Promise.all(replicas.flatMap((replica) => Array.from({ length: times }, () => statusAt(replica, key)))),
    rotate: () => {
      authKit.keys = [newKey];
    },
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
  for (const replica of replicas) expect(await statusAt(replica, oldKey)).toBe(200);
  expect(fleet.fetches()).toBe(1);
  return fleet;
}

test('a rotation is picked up at once by every replica, with one fetch for all', async () => {
  await using fleet = await aFleet();
  fleet.rotate();
  expect(await fleet.statuses(newKey, 8)).toEqual(Array(24).fill(200));
  expect(await fleet.statuses(oldKey)).toEqual(Array(3).fill(401));
  expect(fleet.fetches()).toBe(2);
});

test('unknown keys make all replicas together ask once', async () => {
  await using fleet = await aFleet();
  const statuses = await Promise.all(
    Array.from({ length: 20 }, () => fleet.replicas.map(fleet.statusOfUnknown)).flat(),
  );
  expect(statuses).toEqual(Array(60).fill(401));
  expect(fleet.fetches()).toBe(2);
});

test('unknown keys make each replica ask once while Redis is away', async () => {
  await using fleet = await aFleet();
  fleet.outage.begin();
  const statuses = await Promise.all(
    Array.from({ length: 20 }, () => fleet.replicas.map(fleet.statusOfUnknown)).flat(),
  );
  expect(statuses).toEqual(Array(60).fill(401));
  expect(fleet.fetches()).toBe(4);
});

test('a key that was made right after a replica had asked is known after the cooldown, everywhere', async () => {
  await using fleet = await aFleet({ refetchCooldownMs: 4000 });
  const [first] = fleet.replicas as [SharedGateway];
  expect(await fleet.statusOfUnknown(first)).toBe(401);
  fleet.rotate();
  expect(await fleet.statuses(newKey)).toEqual(Array(3).fill(401));
  while ((await fleet.statuses(newKey)).includes(401));
  expect(fleet.fetches()).toBe(3);
});

test('a flood of random keys hides a rotation no longer than the cooldown', async () => {
  await using fleet = await aFleet({ refetchCooldownMs: 4000 });
  let isOver = false;
  const flood = fleet.replicas.map(async (replica) => {
    while (!isOver) expect(await fleet.statusOfUnknown(replica)).toBe(401);
  });
  while (fleet.fetches() < 2) await fleet.statusOfUnknown(fleet.replicas[0] as SharedGateway);
  fleet.rotate();
  while ((await fleet.statuses(newKey)).includes(401));
  // The turn after the rotation, and the one that may begin before the last replica has looked again.
  expect(fleet.fetches()).toBeGreaterThanOrEqual(3);
  expect(fleet.fetches()).toBeLessThanOrEqual(4);
  isOver = true;
  await Promise.all(flood);
});

test('no token is taken for a bad one while the authorization server cannot say', async () => {
  await using fleet = await aFleet();
  fleet.rotate();
  fleet.authKit.isDown = true;
  expect(await fleet.statuses(newKey)).toEqual(Array(3).fill(503));
  expect(await fleet.statuses(oldKey)).toEqual(Array(3).fill(200));
  expect(fleet.fetches()).toBe(2);
});
