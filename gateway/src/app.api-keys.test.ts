import { describe, expect, test } from '@jest/globals';
import { bearer, startGateway } from '../test/support/gateway.ts';
import { createApiKeyVerifier, REMEMBERED_MS } from './access/api-key.ts';
import { createApiKey, KEY_PREFIXES } from './api-keys/api-key.ts';
import { createDigestKey } from './api-keys/key-digest.ts';
import { type FindKeyGrant, type KeyGrant, KeysUnavailableError } from './api-keys/key-grant.ts';
import { createInProcessAdmit } from './limits/in-process.ts';

const prefix = KEY_PREFIXES.test;
const digestKey = createDigestKey('a pepper that nobody knows, of some length');
const HUGE = { quota: 1000, windowSeconds: 1 };

/** Keys by their digests, as the bookmark service keeps them, with how often they were looked up. */
function aKeyRing() {
  const grants = new Map<string, KeyGrant>();
  const ring = { isAway: false, lookUps: 0, now: new Date('2026-01-01T00:00:00Z') };
  const name = (digest: Uint8Array) => Buffer.from(digest).toString('hex');
  const findKeyGrant: FindKeyGrant = async (digest) => {
    ring.lookUps += 1;
    if (ring.isAway) throw new KeysUnavailableError('away');
    return grants.get(name(digest));
  };
  return Object.assign(ring, {
    verifyApiKey: createApiKeyVerifier({ prefix, digestKey, findKeyGrant, clock: () => ring.now }),
    issue(changes: Partial<KeyGrant> = {}): string {
      const key = createApiKey(prefix);
      const grant = { userSub: 'user_anna', id: 'key_1', scopes: ['bookmarks:read'], expiresAt: undefined };
      grants.set(name(digestKey(key)), { ...grant, ...changes } as KeyGrant);
      return key;
    },
    revoke: (key: string) => grants.delete(name(digestKey(key))),
    goOn: (ms: number) => {
      ring.now = new Date(ring.now.getTime() + ms);
    },
  });
}

const post = (
  gateway: Awaited<ReturnType<typeof startGateway>>,
  key: string,
  headers: [string, string][] = [],
) => gateway.send({ method: 'POST', path: '/mcp', headers: [bearer(key), ...headers], body: '{}' });
const code = ({ body }: { body: string }) => JSON.parse(body).code;

describe('an API key', () => {
  test('lets its user in, who is signed with what the key may do, and the key goes no further', async () => {
    const ring = aKeyRing();
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey });
    const key = ring.issue();
    expect((await post(gateway, key)).status).toBe(200);
    const [arrived] = gateway.upstream.arrived;
    const identity = await gateway.verifyIdentity(String(arrived?.req.headers['x-user-sub']));
    expect(identity).toMatchObject({ sub: 'user_anna', scopes: ['bookmarks:read'], method: 'api_key' });
    expect(identity.clientId).toBe('key_1');
    expect(arrived?.req.rawHeaders.join()).not.toContain(key);
    expect(gateway.lines.join()).not.toContain(key);
  });

  test('opens the narrower endpoints as well', async () => {
    const ring = aKeyRing();
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey });
    const headers = [bearer(ring.issue())];
    for (const path of ['/mcp/readonly', '/mcp/research']) {
      expect((await gateway.send({ method: 'POST', path, headers, body: '{}' })).status).toBe(200);
    }
  });

  test('that may only read is told which scope a write needs', async () => {
    const ring = aKeyRing();
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey });
    const answer = await post(gateway, ring.issue(), [
      ['mcp-protocol-version', '2026-07-28'],
      ['mcp-method', 'tools/call'],
      ['mcp-name', 'add_bookmark'],
    ]);
    expect([answer.status, code(answer)]).toEqual([403, 'insufficient_scope']);
  });

  test('ends at every gateway within a second of being revoked', async () => {
    const ring = aKeyRing();
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey });
    const key = ring.issue();
    expect((await post(gateway, key)).status).toBe(200);
    ring.revoke(key);
    ring.goOn(REMEMBERED_MS);
    expect((await post(gateway, key)).status).toBe(401);
    expect(REMEMBERED_MS).toBeLessThanOrEqual(1000);
  });

  test('ends when it expires, also while it is remembered', async () => {
    const ring = aKeyRing();
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey });
    const key = ring.issue({ expiresAt: new Date(ring.now.getTime() + 10) });
    expect((await post(gateway, key)).status).toBe(200);
    ring.goOn(10);
    expect((await post(gateway, key)).status).toBe(401);
  });

  test('is looked up once for all requests of a moment', async () => {
    const ring = aKeyRing();
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey });
    const key = ring.issue();
    await Promise.all(Array.from({ length: 20 }, () => post(gateway, key)));
    expect(ring.lookUps).toBe(1);
  });

  test('has a limit of its own, within that of its user', async () => {
    const ring = aKeyRing();
    const limits = {
      address: HUGE,
      public: HUGE,
      caller: HUGE,
      key: { quota: 1, windowSeconds: 60 },
      tools: HUGE,
    };
    const admit = createInProcessAdmit({ clock: () => new Date(0) });
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey, limits, admit });
    const [one, other] = [ring.issue({ id: 'key_1' }), ring.issue({ id: 'key_2' })];
    expect((await post(gateway, one)).status).toBe(200);
    const limited = await post(gateway, one);
    expect([limited.status, limited.headers.ratelimit]).toEqual([429, expect.stringContaining('"key";r=0')]);
    expect((await post(gateway, other)).status).toBe(200);
  });

  test('may be good while nobody can look it up, so its client is told to keep it', async () => {
    const ring = aKeyRing();
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey });
    const key = ring.issue();
    ring.isAway = true;
    const answer = await post(gateway, key);
    expect([answer.status, code(answer)]).toEqual([503, 'api_keys_unavailable']);
    expect(answer.headers['retry-after']).toBeDefined();
    ring.isAway = false;
    expect((await post(gateway, key)).status).toBe(200);
  });
});

describe('a key that is refused', () => {
  test('gets the same answer, whether it is unknown, expired or revoked', async () => {
    const ring = aKeyRing();
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey });
    const revoked = ring.issue();
    ring.revoke(revoked);
    const keys = [createApiKey(prefix), ring.issue({ expiresAt: new Date(ring.now.getTime() - 1) }), revoked];
    const answers = await Promise.all(keys.map((key) => post(gateway, key)));
    const known = answers.map(({ status, body, headers }) => {
      const { request_id, ...problem } = JSON.parse(body);
      return [status, problem, String(headers['www-authenticate']).replace(request_id, '')];
    });
    expect(known).toEqual([known[0], known[0], known[0]]);
    expect(known[0]?.[0]).toBe(401);
    expect(known[0]?.[1]).toMatchObject({ code: 'api_key_invalid' });
    expect(known[0]?.[2]).toContain('error="invalid_token"');
  });

  test.each([
    ['is none', 'bkm_test_nonsense'],
    ['is mistyped', createApiKey(prefix).replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))],
    ['is of production', createApiKey(KEY_PREFIXES.live)],
  ])('because it %s is not looked up', async (_what, key) => {
    const ring = aKeyRing();
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey });
    const answer = await post(gateway, key);
    expect([answer.status, code(answer)]).toEqual([401, 'api_key_invalid']);
    expect(ring.lookUps).toBe(0);
  });

  test('counts by address, since nobody is known by it', async () => {
    const ring = aKeyRing();
    const limits = {
      address: { quota: 1, windowSeconds: 60 },
      public: { quota: 1, windowSeconds: 60 },
      caller: HUGE,
      key: HUGE,
      tools: HUGE,
    };
    const admit = createInProcessAdmit({ clock: () => new Date(0) });
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey, limits, admit });
    expect((await post(gateway, createApiKey(prefix))).status).toBe(401);
    expect((await post(gateway, createApiKey(prefix))).status).toBe(429);
    expect((await post(gateway, ring.issue())).status).toBe(200);
  });

  test('in the URL is refused there, where logs would keep it', async () => {
    const ring = aKeyRing();
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey });
    const path = `/mcp?access_token=${ring.issue()}`;
    const answer = await gateway.send({ method: 'POST', path, body: '{}' });
    expect([answer.status, code(answer)]).toEqual([401, 'token_in_query']);
  });
});

test('where keys are not taken, one is an access token of a wrong form', async () => {
  await using gateway = await startGateway();
  const answer = await post(gateway, createApiKey(prefix));
  expect([answer.status, code(answer)]).toEqual([401, 'malformed']);
});
