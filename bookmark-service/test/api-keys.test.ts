import { createHash, randomBytes } from 'node:crypto';
import { LIMITS, type RequestOf } from '@bookmarks/protos';
import { status as Status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toTimestamp } from '../src/grpc/messages.ts';
import { asOwner } from './helpers/as-owner.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { aServer, assertionFor } from './helpers/server.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
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

type Changes = Omit<RequestOf<'CreateApiKey'>, 'digest'> & { readonly digest?: Uint8Array<ArrayBuffer> };

const aNewcomer = () => assertionFor(`newcomer_${++users}`, { method: 'session' });
const aKey = ({ digest = randomBytes(32), ...changes }: Changes = {}) => ({
  digest,
  name: 'backup script',
  prefix: 'bkm_test_',
  lastFour: 'wxyz',
  scopes: ['bookmarks:read'],
  ...changes,
});
const authenticate = (digest: Uint8Array<ArrayBuffer>) =>
  server.call('AuthenticateApiKey', { digest, address: ADDRESS });
const NOBODY = { userSub: '', id: '', scopes: [], expireTime: null };
const inDays = (days: number) => toTimestamp(new Date(Date.now() + days * DAY_MS));

describe('a key', () => {
  test('is known to its user by name, beginning and end, and to the service by its digest', async () => {
    const user = await aNewcomer();
    const request = aKey({ expireTime: inDays(30) });
    const created = await server.call('CreateApiKey', request, user);
    expect(created).toMatchObject({ name: 'backup script', prefix: 'bkm_test_', lastFour: 'wxyz' });
    expect(created).toMatchObject({ scopes: ['bookmarks:read'], lastUseTime: null });
    expect((await server.call('ListApiKeys', {}, user)).keys).toEqual([created]);
    const grant = await authenticate(request.digest);
    expect(grant).toMatchObject({ id: created.id, scopes: created.scopes, expireTime: created.expireTime });
    expect(grant.userSub).toBe(`user_newcomer_${users}`);
  });

  test('that may write may read', async () => {
    const request = aKey({ scopes: ['bookmarks:write'] });
    await server.call('CreateApiKey', request, await aNewcomer());
    expect((await authenticate(request.digest)).scopes).toEqual(['bookmarks:read', 'bookmarks:write']);
  });

  test('can stand beside another one, so that a program can be given the new one first', async () => {
    const user = await aNewcomer();
    const [first, second] = [aKey(), aKey()];
    const { id } = await server.call('CreateApiKey', first, user);
    await server.call('CreateApiKey', second, user);
    await server.call('RevokeApiKey', { id }, user);
    expect(await authenticate(first.digest)).toEqual(NOBODY);
    expect((await authenticate(second.digest)).userSub).toBe(`user_newcomer_${users}`);
  });

  test('says when and from where it was used last, once that is written', async () => {
    const user = await aNewcomer();
    const request = aKey();
    await server.call('CreateApiKey', request, user);
    await authenticate(request.digest);
    await server.uses.flush();
    const { keys } = await server.call('ListApiKeys', {}, user);
    expect(keys[0]).toMatchObject({ lastUseAddress: ADDRESS, lastUseTime: { seconds: expect.any(String) } });
  });
});

describe('it gets the same answer as one that never was, when it', () => {
  const expectUnknown = async (digest: Uint8Array<ArrayBuffer>) => {
    expect(await authenticate(digest)).toEqual(NOBODY);
    expect(await authenticate(randomBytes(32))).toEqual(NOBODY);
  };

  test('has expired', async () => {
    const { digest } = aKey();
    await server.call('CreateApiKey', aKey({ digest, expireTime: inDays(1) }), await aNewcomer());
    await asOwner(
      database,
      `update api_key_grants set expires_at = now() - interval '1 ms' where digest = $1`,
      [digest],
    );
    await expectUnknown(digest);
  });

  test('was revoked, and is in no list and in no table any more', async () => {
    const user = await aNewcomer();
    const request = aKey();
    const { id } = await server.call('CreateApiKey', request, user);
    await server.call('RevokeApiKey', { id }, user);
    await expectUnknown(request.digest);
    expect((await server.call('ListApiKeys', {}, user)).keys).toEqual([]);
    expect(await asOwner(database, 'select from api_key_grants where digest = $1', [request.digest])).toEqual(
      [],
    );
    await expect(server.call('RevokeApiKey', { id }, user)).rejects.toMatchObject({ code: Status.NOT_FOUND });
  });
});

describe('keys are made, listed and revoked', () => {
  const calls = [
    ['CreateApiKey', aKey()],
    ['ListApiKeys', {}],
    ['RevokeApiKey', { id: 'key_000000000000' }],
  ] as const;

  test.each(calls)('by nobody without an identity: %s', async (name, request) => {
    await expect(server.call(name, request)).rejects.toMatchObject({ code: Status.UNAUTHENTICATED });
  });

  test.each(
    calls.flatMap(([name, request]) =>
      (['oauth', 'api_key'] as const).map((method) => ({ name, request, method })),
    ),
  )('by nobody who came by $method: $name', async ({ name, request, method }) => {
    const assertion = await assertionFor('anna', { method });
    await expect(server.call(name, request, assertion)).rejects.toMatchObject({
      code: Status.PERMISSION_DENIED,
    });
  });

  test('by nobody but their user', async () => {
    const [anna, ben] = [await aNewcomer(), await aNewcomer()];
    const request = aKey();
    const { id } = await server.call('CreateApiKey', request, ben);
    expect((await server.call('ListApiKeys', {}, anna)).keys).toEqual([]);
    await expect(server.call('RevokeApiKey', { id }, anna)).rejects.toMatchObject({ code: Status.NOT_FOUND });
    expect(await authenticate(request.digest)).toHaveProperty('id', id);
  });
});

describe('it refuses', () => {
  test.each([
    ['no name', { name: ' ' }, /name/],
    ['a long name', { name: 'x'.repeat(LIMITS.apiKeyNameLength + 1) }, /65 characters/],
    ['no scope', { scopes: [] }, /scopes/],
    ['a scope that is none', { scopes: ['bookmarks:read', 'admin'] }, /scopes/],
    ['a time that is over', { expireTime: inDays(-1) }, /expired already/],
    ['a life of years', { expireTime: inDays(400) }, /366 days/],
    ['a digest that is none', { digest: randomBytes(31) }, /32 bytes/],
  ])('%s', async (_what, changes, words) => {
    await expect(server.call('CreateApiKey', aKey(changes), await aNewcomer())).rejects.toMatchObject({
      code: Status.INVALID_ARGUMENT,
      details: expect.stringMatching(words),
    });
  });

  test('more keys than there can be', async () => {
    const user = await aNewcomer();
    for (let n = 0; n < LIMITS.apiKeysPerUser; n += 1) await server.call('CreateApiKey', aKey(), user);
    await expect(server.call('CreateApiKey', aKey(), user)).rejects.toMatchObject({
      code: Status.RESOURCE_EXHAUSTED,
      details: expect.stringMatching(/Revoke one/),
    });
  });
});

test('among a hundred thousand keys one is found by one look-up in an index, and so is one that is not there', async () => {
  await asOwner(
    database,
    `insert into api_key_grants (digest, user_sub, id, scopes)
     select sha256(n::text::bytea), 'user_' || n % 1000, 'key_' || n, '{}' from generate_series(1, 100000) as n`,
    [],
  );
  await asOwner(database, 'analyze api_key_grants', []);
  for (const text of ['50000', 'nobody']) {
    const digest = createHash('sha256').update(text).digest();
    const plan = await asOwner(
      database,
      'explain (analyze, format json) select * from api_key_grants where digest = $1',
      [digest],
    );
    expect(JSON.stringify(plan)).toMatch(/"Index Scan".*"api_key_grants_pkey".*"Index Searches":1/);
  }
});
