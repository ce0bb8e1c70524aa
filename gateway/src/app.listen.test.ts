import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { bearer, type Gateway, HOST, startGateway, until } from '../test/support/gateway.ts';
import { headOf, open } from '../test/support/http-client.ts';
import { createApiKeyVerifier } from './access/api-key.ts';
import { createApiKey, KEY_PREFIXES } from './api-keys/api-key.ts';
import { createDigestKey } from './api-keys/key-digest.ts';
import { type KeyGrant, KeysUnavailableError } from './api-keys/key-grant.ts';
import type { Admission, Admit } from './limits/admission.ts';

const FIRST_EVENT = 'data: 1\n\n';

/** A stream of notifications that the MCP service never ends. */
async function listen(gateway: Gateway, token: string) {
  gateway.upstream.answer = (_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.write(FIRST_EVENT);
  };
  const headers = [HOST, bearer(token), ['mcp-method', 'subscriptions/listen'] as const];
  const outgoing = open(gateway.server, { method: 'POST', path: '/mcp', headers });
  const head = headOf(outgoing);
  outgoing.end('{}');
  return head;
}

/** Lets everybody in, until it is told otherwise; and how often it was asked since. */
function anAdmit() {
  const state: { now: Admission; asked: number } = { now: { outcome: 'admitted', buckets: [] }, asked: 0 };
  const admit: Admit = async ({ charges }) => {
    // What asks about a stream is charged nothing.
    if (charges.length === 0) state.asked += 1;
    return state.now;
  };
  return Object.assign(state, { admit });
}

/** The one key that there is, as the bookmark service would say. */
function aKey() {
  const prefix = KEY_PREFIXES.test;
  const state = { isRevoked: false, isAway: false, lookUps: 0 };
  const grant: KeyGrant = {
    userSub: 'user_anna',
    id: 'key_1',
    scopes: ['bookmarks:read'],
    expiresAt: undefined,
  };
  const verifyApiKey = createApiKeyVerifier({
    prefix,
    digestKey: createDigestKey('a pepper that nobody knows, of some length'),
    async findKeyGrant() {
      state.lookUps += 1;
      if (state.isAway) throw new KeysUnavailableError('away');
      return state.isRevoked ? undefined : grant;
    },
    clock: () => new Date(),
  });
  return Object.assign(state, { verifyApiKey, key: createApiKey(prefix) });
}

describe('a stream of notifications ends', () => {
  test('when its token does', async () => {
    await using gateway = await startGateway();
    const token = await gateway.aToken({ exp: Math.floor(Date.now() / 1000) + 2 });
    const answer = await listen(gateway, token);
    expect([answer.statusCode, await text(answer)]).toEqual([200, FIRST_EVENT]);
  });

  test('when the gateway is to stop', async () => {
    const stopping = new AbortController();
    await using gateway = await startGateway({ stopping: stopping.signal });
    const answer = await listen(gateway, await gateway.aToken());
    stopping.abort();
    expect(await text(answer)).toBe(FIRST_EVENT);
    await until(() => gateway.upstream.aborted === 1);
  });

  test.each(['revoked', 'disconnected'] as const)('when its token is %s, on both sides', async (outcome) => {
    const admission = anAdmit();
    await using gateway = await startGateway({ admit: admission.admit });
    const answer = await listen(gateway, await gateway.aToken());
    admission.now = { outcome };
    expect(await text(answer)).toBe(FIRST_EVENT);
    await until(() => gateway.upstream.aborted === 1);
  });

  test('when its API key is revoked', async () => {
    const ring = aKey();
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey });
    const answer = await listen(gateway, ring.key);
    ring.isRevoked = true;
    expect(await text(answer)).toBe(FIRST_EVENT);
  });
});

describe('a stream of notifications goes on', () => {
  test('while nobody can say whether its token was revoked', async () => {
    const admission = anAdmit();
    await using gateway = await startGateway({ admit: admission.admit });
    const answer = await listen(gateway, await gateway.aToken());
    admission.now = { outcome: 'unverifiable' };
    const asked = admission.asked;
    await until(() => admission.asked >= asked + 2);
    expect(answer.readableEnded).toBe(false);
    expect(gateway.upstream.aborted).toBe(0);
    answer.destroy();
  });

  test('while its API key cannot be looked up', async () => {
    const ring = aKey();
    await using gateway = await startGateway({ verifyApiKey: ring.verifyApiKey });
    const answer = await listen(gateway, ring.key);
    ring.isAway = true;
    const lookUps = ring.lookUps;
    await until(() => ring.lookUps >= lookUps + 2);
    expect(gateway.upstream.aborted).toBe(0);
    answer.destroy();
  });
});
