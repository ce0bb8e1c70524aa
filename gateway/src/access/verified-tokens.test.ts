import { CALLER_SCHEMA, SCOPES } from '@bookmarks/identity';
import { expect, test } from '@jest/globals';
import type { AccessToken } from './access-token.ts';
import { REMEMBERED_MS, rememberVerified } from './verified-tokens.ts';

const START_MS = Date.parse('2026-01-01T00:00:00Z');

function aMemory(lifetimeSeconds: number) {
  const state = { now: START_MS, verified: 0, refuse: false };
  const verify = rememberVerified(
    async (encoded): Promise<AccessToken> => {
      state.verified += 1;
      if (state.refuse) throw new Error('refused');
      const caller = CALLER_SCHEMA.parse({ sub: encoded, scopes: SCOPES, method: 'oauth' });
      const issuedAt = START_MS / 1000;
      return { caller, jti: undefined, issuedAt, expiresAt: issuedAt + lifetimeSeconds };
    },
    { clock: () => new Date(state.now) },
  );
  return { state, verify };
}

test('verifies a token once in a while, and each token by itself', async () => {
  const { state, verify } = aMemory(300);
  expect((await verify('anna')).caller.sub).toBe('anna');
  state.now += REMEMBERED_MS - 1;
  expect((await verify('anna')).caller.sub).toBe('anna');
  expect(state.verified).toBe(1);
  expect((await verify('ben')).caller.sub).toBe('ben');
  expect(state.verified).toBe(2);
  state.now += 1;
  await verify('anna');
  expect(state.verified).toBe(3);
});

test('forgets a token when it expires', async () => {
  const { state, verify } = aMemory(10);
  await verify('anna');
  state.now += 10_000;
  await verify('anna');
  expect(state.verified).toBe(2);
});

test('does not remember refusals', async () => {
  const { state, verify } = aMemory(300);
  state.refuse = true;
  await expect(verify('anna')).rejects.toThrow('refused');
  state.refuse = false;
  expect((await verify('anna')).caller.sub).toBe('anna');
});
