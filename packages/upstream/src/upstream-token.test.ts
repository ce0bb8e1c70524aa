import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { EncryptJWT } from 'jose';
import {
  createUpstreamTokenOpener,
  createUpstreamTokenSealer,
  UPSTREAM_PROVIDERS,
  UpstreamTokenError,
  upstreamTokenKeys,
} from './index.ts';

const START = new Date('2026-01-01T00:00:00Z');
const aKey = (kid: string) => `${kid}:${randomBytes(32).toString('base64url')}`;
const [K1, K2] = [aKey('k1'), aKey('k2')];
const TOKEN = { provider: 'github', accessToken: 'gho_secret-of-anna' } as const;
const annas = { sub: 'user_anna', ...TOKEN };

const sealer = (keys: string) => createUpstreamTokenSealer(upstreamTokenKeys(keys), () => START);
const opener = (keys: string, secondsLater = 0) =>
  createUpstreamTokenOpener(upstreamTokenKeys(keys), () => new Date(START.getTime() + secondsLater * 1000));

/** A header that differs from a good one as told. */
function aForgery({ header = {}, claims = {}, key = upstreamTokenKeys(K1).keys[0].key }) {
  const now = START.getTime() / 1000;
  const good = {
    provider: 'github',
    access_token: 'gho_x',
    iss: 'gateway',
    aud: 'mcp-service',
    sub: 'user_anna',
  };
  return new EncryptJWT({ ...good, iat: now, exp: now + 30, ...claims })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: 'upstream-token+jwt', kid: 'k1', ...header })
    .encrypt(key);
}

describe('a token of the upstream', () => {
  test('comes from the sealer to the opener, and can be read by nobody between', async () => {
    const header = await sealer(K1)(annas);
    expect(await opener(K1)(header, 'user_anna')).toEqual(TOKEN);
    const readable = header.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(readable.join()).not.toContain('gho_');
  });

  test('is each time another header', async () => {
    const seal = sealer(K1);
    expect(await seal(annas)).not.toBe(await seal(annas));
  });

  test('opens for no other user', async () => {
    const header = await sealer(K1)(annas);
    for (const other of ['user_ben', 'user_anna2', ''])
      await expect(opener(K1)(header, other)).rejects.toMatchObject({ code: 'upstream_token_invalid' });
  });

  test('expires', async () => {
    const header = await sealer(K1)(annas);
    await expect(opener(K1, 34)(header, 'user_anna')).resolves.toEqual(TOKEN);
    await expect(opener(K1, 36)(header, 'user_anna')).rejects.toMatchObject({
      code: 'upstream_token_expired',
    });
  });

  test('is refused 30 seconds after it was made, however long it claims to live', async () => {
    const header = await aForgery({ claims: { exp: START.getTime() / 1000 + 3600 } });
    await expect(opener(K1)(header, 'user_anna')).resolves.toBeDefined();
    await expect(opener(K1, 36)(header, 'user_anna')).rejects.toMatchObject({
      code: 'upstream_token_expired',
    });
  });

  test('opens with either of two keys while one replaces the other, and the first seals', async () => {
    for (const keys of [`${K1},${K2}`, `${K2}, ${K1}`]) {
      const header = await sealer(keys)(annas);
      expect(await opener(`${K1},${K2}`)(header, 'user_anna')).toEqual(TOKEN);
      expect(await opener(keys.split(',')[0] ?? '')(header, 'user_anna')).toEqual(TOKEN);
    }
    const retired = await sealer(K1)(annas);
    await expect(opener(K2)(retired, 'user_anna')).rejects.toMatchObject({ code: 'upstream_token_invalid' });
  });

  test.each<[string, () => string | Promise<string>]>([
    ['is empty', () => ''],
    ['is the token itself', () => TOKEN.accessToken],
    ['is sealed with another key of that name', () => sealer(aKey('k1'))(annas)],
    ['names no key', () => aForgery({ header: { kid: undefined } })],
    ['names an unknown key', () => aForgery({ header: { kid: 'k9' } })],
    ['is for another audience', () => aForgery({ claims: { aud: 'bookmark-service' } })],
    ['is from another issuer', () => aForgery({ claims: { iss: 'mcp-service' } })],
    ['is of another type', () => aForgery({ header: { typ: 'JWT' } })],
    ['has no expiry', () => aForgery({ claims: { exp: undefined } })],
    ['has no time at which it was made', () => aForgery({ claims: { iat: undefined } })],
    ['is of a provider that nobody knows', () => aForgery({ claims: { provider: 'example' } })],
    ['holds no token', () => aForgery({ claims: { access_token: undefined } })],
    ['holds what fits into no header', () => aForgery({ claims: { access_token: 'a\r\nb' } })],
    ['is longer than a header should be', () => aForgery({ claims: { x: 'a'.repeat(8192) } })],
    // The same 32 bytes as key of another algorithm.
    ['is encrypted by another algorithm', () => aForgery({ header: { enc: 'A128CBC-HS256' } })],
    ['wraps its key instead of sharing it', () => aForgery({ header: { alg: 'A256GCMKW' } })],
    [
      'says that it is of another algorithm than it is',
      async () => {
        const [, ...rest] = (await sealer(K1)(annas)).split('.');
        const header = { alg: 'dir', enc: 'A192GCM', typ: 'upstream-token+jwt', kid: 'k1' };
        return [Buffer.from(JSON.stringify(header)).toString('base64url'), ...rest].join('.');
      },
    ],
    [
      'was changed on the way',
      async () => {
        const parts = (await sealer(K1)(annas)).split('.');
        const text = Buffer.from(parts[3] ?? '', 'base64url');
        text[0] = (text[0] ?? 0) ^ 1;
        return parts.with(3, text.toString('base64url')).join('.');
      },
    ],
  ])('is refused when it %s', async (_what, forge) => {
    await expect(opener(K1)(await forge(), 'user_anna')).rejects.toMatchObject({
      code: 'upstream_token_invalid',
    });
  });

  test('is in no error', async () => {
    const header = await aForgery({ claims: { aud: 'somebody' } });
    const error: unknown = await opener(K1)(header, 'user_anna').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UpstreamTokenError);
    expect(JSON.stringify([error, (error as Error).message, (error as Error).cause])).not.toContain('gho_x');
  });

  test('may be of each provider', async () => {
    for (const provider of UPSTREAM_PROVIDERS) {
      const header = await sealer(K1)({ ...annas, provider });
      expect(await opener(K1)(header, 'user_anna')).toMatchObject({ provider });
    }
  });
});

describe('the keys', () => {
  test.each([
    ['is empty', ''],
    ['has no kid', randomBytes(32).toString('base64url')],
    ['has too short a key', `k1:${randomBytes(31).toString('base64url')}`],
    ['has too long a key', `k1:${randomBytes(33).toString('base64url')}`],
    ['has a key in another encoding', `k1:${randomBytes(32).toString('hex')}`],
    ['has an empty entry', `${K1},`],
    ['has more than four', ['a', 'b', 'c', 'd', 'e'].map(aKey).join()],
    ['uses a kid twice', `${K1},${aKey('k1')}`],
  ])('are refused when the setting %s', (_what, setting) => {
    expect(() => upstreamTokenKeys(setting)).toThrow(/must/);
  });

  test('are never repeated by what is wrong with them', () => {
    expect(() => upstreamTokenKeys('k1:too-short-secret')).not.toThrow(/too-short-secret/);
  });

  test('of the example are known as such', () => {
    const example = 'example:ZXhhbXBsZS11cHN0cmVhbS10b2tlbi1rZXktbG9jYWw';
    expect([K1, example, `${K1},${example}`].map((keys) => upstreamTokenKeys(keys).isExample)).toEqual([
      false,
      true,
      true,
    ]);
  });
});
