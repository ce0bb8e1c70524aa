import { describe, expect, test } from '@jest/globals';
import type { JSONWebKeySet } from 'jose';
import { aKey, type SigningKeyPair } from '../../test/support/authorization-server.ts';
import { JWK_SET } from './jwk-set.ts';
import { MAX_REMEMBERED, REMEMBERED_MS } from './recent-kids.ts';
import { DocumentUnavailableError, type Refetched, type RemoteDocument } from './remote-document.ts';
import { createFindKey, KeyUnknownError, RECHECK_MS } from './verification-keys.ts';

const [one, two] = await Promise.all([aKey('one', 'ES256'), aKey('two', 'ES256')]);
const nameOf = ({ alg, kid }: SigningKeyPair) => ({ alg, kid });

/** A JWK Set that changes on the server, and a copy that changes only by asking. */
function aServer(...keys: SigningKeyPair[]) {
  const setOf = (pairs: SigningKeyPair[]): JSONWebKeySet =>
    JWK_SET.parse({ keys: pairs.map((pair) => pair.publicJwk) });
  const server = {
    keys,
    now: Date.parse('2026-01-01T00:00:00Z'),
    refetches: 0,
    isDown: false,
    /** Whether it is this replica that asks the server, and not another one that did so before. */
    isUpToDate: true,
    hold: Promise.resolve(),
  };
  let copy = setOf(keys);
  const jwks: RemoteDocument<JSONWebKeySet> = {
    read: async () => copy,
    async refetch(): Promise<Refetched<JSONWebKeySet>> {
      server.refetches += 1;
      await server.hold;
      if (server.isDown) throw new DocumentUnavailableError('down');
      copy = setOf(server.keys);
      return { document: copy, isUpToDate: server.isUpToDate };
    },
    isKnown: () => true,
    ageSeconds: () => 0,
  };
  return Object.assign(server, { findKey: createFindKey({ jwks, clock: () => new Date(server.now) }) });
}

describe('finding a key', () => {
  test('takes the one that the token names', async () => {
    const server = aServer(one, two);
    expect(await server.findKey(nameOf(two))).toMatchObject({ type: 'public' });
    expect(server.refetches).toBe(0);
  });

  test('pins the algorithm to the key', async () => {
    const server = aServer(one);
    for (const alg of ['RS256', 'PS256', 'EdDSA', 'HS256']) {
      await expect(server.findKey({ alg, kid: 'one' })).rejects.toThrow(KeyUnknownError);
    }
  });

  test('needs a name, even when there is only one key', async () => {
    await expect(aServer(one).findKey({ alg: 'ES256', kid: '' })).rejects.toThrow(KeyUnknownError);
  });

  test('finds a key that was made after the copy', async () => {
    const server = aServer(one);
    server.keys = [one, two];
    expect(await server.findKey(nameOf(two))).toMatchObject({ type: 'public' });
    expect(server.refetches).toBe(1);
  });

  test('asks once for all who come while the answer is on its way', async () => {
    const server = aServer(one);
    server.keys = [one, two];
    const hold = Promise.withResolvers<void>();
    server.hold = hold.promise;
    const found = Promise.all(Array.from({ length: 20 }, () => server.findKey(nameOf(two))));
    hold.resolve();
    expect(await found).toHaveLength(20);
    expect(server.refetches).toBe(1);
  });
});

describe('unknown keys', () => {
  test('share an answer for a moment, however many there are', async () => {
    const server = aServer(one);
    for (let attempt = 0; attempt < 100; attempt += 1) {
      await expect(server.findKey({ alg: 'ES256', kid: `unknown-${attempt}` })).rejects.toThrow(
        KeyUnknownError,
      );
    }
    expect(server.refetches).toBe(1);
    server.now += RECHECK_MS;
    await expect(server.findKey({ alg: 'ES256', kid: 'unknown' })).rejects.toThrow(KeyUnknownError);
    expect(server.refetches).toBe(2);
  });

  test('are not asked for again while they are remembered', async () => {
    const server = aServer(one);
    const unknown = { alg: 'ES256', kid: 'unknown' };
    await expect(server.findKey(unknown)).rejects.toThrow(KeyUnknownError);
    server.now += RECHECK_MS;
    await expect(server.findKey(unknown)).rejects.toThrow(KeyUnknownError);
    expect(server.refetches).toBe(1);
    server.now += REMEMBERED_MS + 1;
    await expect(server.findKey(unknown)).rejects.toThrow(KeyUnknownError);
    expect(server.refetches).toBe(2);
  });

  test('are not remembered when the answer is older than the question', async () => {
    const server = aServer(one);
    await expect(server.findKey({ alg: 'ES256', kid: 'unknown' })).rejects.toThrow(KeyUnknownError);
    server.keys = [one, two];
    server.now += 1;
    await expect(server.findKey(nameOf(two))).rejects.toThrow(KeyUnknownError);
    server.now += RECHECK_MS;
    expect(await server.findKey(nameOf(two))).toBeDefined();
  });

  test('are not remembered when another replica asked, perhaps before the key was made', async () => {
    const server = aServer(one);
    server.isUpToDate = false;
    await expect(server.findKey(nameOf(two))).rejects.toThrow(KeyUnknownError);
    server.keys = [one, two];
    server.now += RECHECK_MS;
    expect(await server.findKey(nameOf(two))).toBeDefined();
  });

  test('wait for an answer that takes longer than it would be shared for', async () => {
    const server = aServer(one);
    const hold = Promise.withResolvers<void>();
    server.hold = hold.promise;
    const first = expect(server.findKey({ alg: 'ES256', kid: 'unknown-1' })).rejects.toThrow(KeyUnknownError);
    server.now += 10 * RECHECK_MS;
    const later = expect(server.findKey({ alg: 'ES256', kid: 'unknown-2' })).rejects.toThrow(KeyUnknownError);
    hold.resolve();
    await Promise.all([first, later]);
    expect(server.refetches).toBe(1);
  });

  test('are remembered up to a bound', async () => {
    const server = aServer(one);
    for (let index = 0; index <= MAX_REMEMBERED; index += 1) {
      server.now += RECHECK_MS;
      await expect(server.findKey({ alg: 'ES256', kid: `unknown-${index}` })).rejects.toThrow(
        KeyUnknownError,
      );
    }
    expect(server.refetches).toBe(MAX_REMEMBERED + 1);
  });

  test('are nobody’s fault while the server is down', async () => {
    const server = aServer(one);
    server.isDown = true;
    await expect(server.findKey(nameOf(two))).rejects.toThrow(DocumentUnavailableError);
    await expect(server.findKey(nameOf(two))).rejects.toThrow(DocumentUnavailableError);
    expect(server.refetches).toBe(1);
  });
});
