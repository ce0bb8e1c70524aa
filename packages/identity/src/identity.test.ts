import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import {
  CALLER_SCHEMA,
  type Caller,
  createIdentitySigner,
  createIdentityVerifier,
  generateKeyPair,
  signingKey,
  verificationKeys,
} from './index.ts';

const START = new Date('2026-01-01T00:00:00Z');
const pair = generateKeyPair('k1');
const anna: Caller = CALLER_SCHEMA.parse({
  sub: 'user_anna',
  scopes: ['bookmarks:read', 'bookmarks:write'],
  clientId: 'client_1',
  method: 'oauth',
});

/** A signer and a verifier that share a clock. */
function aHop(keys = pair) {
  let now = START;
  const clock = () => now;
  return {
    sign: createIdentitySigner(signingKey(keys.privateJwk), clock),
    verify: createIdentityVerifier(verificationKeys(pair.publicJwkSet), 'mcp-service', clock),
    after: (seconds: number) => {
      now = new Date(START.getTime() + seconds * 1000);
    },
  };
}

/** An assertion that differs from a good one as told. */
function aForgery({
  header = {},
  claims = {},
  key = signingKey(pair.privateJwk).key as Parameters<SignJWT['sign']>[0],
}: {
  header?: object;
  claims?: object;
  key?: Parameters<SignJWT['sign']>[0];
}) {
  const now = START.getTime() / 1000;
  return new SignJWT({
    iss: 'gateway',
    aud: ['mcp-service', 'bookmark-service'],
    sub: 'user_anna',
    jti: 'j1',
    iat: now,
    exp: now + 30,
    scope: 'bookmarks:read',
    method: 'oauth',
    ...claims,
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'identity+jwt', kid: 'k1', ...header })
    .sign(key);
}

describe('an identity assertion', () => {
  test('carries the caller from the signer to the verifier', async () => {
    const { sign, verify } = aHop();
    expect(await verify(await sign(anna))).toMatchObject(anna);
  });

  test('serves both services behind the gateway', async () => {
    const { sign } = aHop();
    const verify = createIdentityVerifier(
      verificationKeys(pair.publicJwkSet),
      'bookmark-service',
      () => START,
    );
    expect(await verify(await sign(anna))).toMatchObject(anna);
  });

  test('is reused for the same caller for 15 seconds and no longer', async () => {
    const { sign, after } = aHop();
    const first = await sign(anna);
    after(14);
    expect(await sign(anna)).toBe(first);
    after(15);
    expect(await sign(anna)).not.toBe(first);
  });

  test('is never reused for a caller that differs in anything', async () => {
    const { sign } = aHop();
    const first = await sign(anna);
    const others: Caller[] = [
      CALLER_SCHEMA.parse({ ...anna, sub: 'user_ben' }),
      { ...anna, scopes: ['bookmarks:read'] },
      { ...anna, clientId: 'client_2' },
    ];
    for (const other of others) expect(await sign(other)).not.toBe(first);
  });

  test('is refused after it expires, also where it was verified before', async () => {
    const { sign, verify, after } = aHop();
    const assertion = await sign(anna);
    await verify(assertion);
    after(36);
    await expect(verify(assertion)).rejects.toMatchObject({ code: 'identity_expired' });
    await expect(
      aHop().verify(await aForgery({ claims: { exp: START.getTime() / 1000 - 10 } })),
    ).rejects.toMatchObject({ code: 'identity_expired' });
  });

  test('is refused 30 seconds after it was made, however long it claims to live', async () => {
    const { verify, after } = aHop();
    const assertion = await aForgery({ claims: { exp: START.getTime() / 1000 + 3600 } });
    await verify(assertion);
    after(36);
    await expect(verify(assertion)).rejects.toMatchObject({ code: 'identity_expired' });
    const { verify: verifyAfresh, after: later } = aHop();
    later(36);
    await expect(verifyAfresh(assertion)).rejects.toMatchObject({ code: 'identity_expired' });
  });

  test('is refused when it is missing', async () => {
    const { verify } = aHop();
    for (const absent of [undefined, ''])
      await expect(verify(absent)).rejects.toMatchObject({ code: 'identity_missing' });
  });

  test.each<[string, () => string | Promise<string>]>([
    ['is a bare name', () => 'user_anna'],
    ['is signed with another key', () => aHop(generateKeyPair('k1')).sign(anna)],
    ['names an unknown key', () => aForgery({ header: { kid: 'k2' } })],
    ['names no key', () => aForgery({ header: { kid: undefined } })],
    ['is of another type', () => aForgery({ header: { typ: 'at+jwt' } })],
    ['is for another audience', () => aForgery({ claims: { aud: 'somebody' } })],
    ['is from another issuer', () => aForgery({ claims: { iss: 'https://authkit.example' } })],
    ['has no expiry', () => aForgery({ claims: { exp: undefined } })],
    ['has no subject', () => aForgery({ claims: { sub: undefined } })],
    ['has a subject with a line break', () => aForgery({ claims: { sub: 'a\nb' } })],
    ['has a scope that does not exist', () => aForgery({ claims: { scope: 'admin' } })],
    [
      'is signed with HMAC over the public key',
      async () => {
        const { x } = JSON.parse(pair.publicJwkSet).keys[0];
        return aForgery({ header: { alg: 'HS256' }, key: Buffer.from(x, 'base64url') });
      },
    ],
    [
      'has no signature',
      async () => {
        const [, payload] = (await aHop().sign(anna)).split('.');
        const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'identity+jwt', kid: 'k1' })).toString(
          'base64url',
        );
        return `${header}.${payload}.`;
      },
    ],
    // RFC 9864 gives EdDSA with this curve a second name; whoever signs for us uses the first.
    [
      'is signed with our key under another name of the algorithm',
      () => aForgery({ header: { alg: 'Ed25519' } }),
    ],
    ['is genuine, but longer than a header should be', () => aForgery({ claims: { x: 'a'.repeat(6000) } })],
  ])('is refused when it %s', async (_what, forge) => {
    await expect(aHop().verify(await forge())).rejects.toMatchObject({ code: 'identity_invalid' });
  });

  test('may be long within that bound', async () => {
    const assertion = await aForgery({ claims: { x: 'a'.repeat(5000) } });
    await expect(aHop().verify(assertion)).resolves.toMatchObject({ sub: 'user_anna' });
  });

  test('verifies with either of two keys while one replaces the other', async () => {
    const next = generateKeyPair('k2');
    const keys = [...JSON.parse(pair.publicJwkSet).keys, ...JSON.parse(next.publicJwkSet).keys];
    const verify = createIdentityVerifier(
      verificationKeys(JSON.stringify({ keys })),
      'mcp-service',
      () => START,
    );
    for (const { sign } of [aHop(), aHop(next)]) expect(await verify(await sign(anna))).toMatchObject(anna);
  });
});

describe('the keys', () => {
  test('are refused where a verifier would hold a private one', () => {
    const withPrivate = JSON.stringify({ keys: [JSON.parse(pair.privateJwk)] });
    expect(() => verificationKeys(withPrivate)).toThrow('must hold public keys only');
  });

  test('are refused when they are of another kind', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
    expect(() => signingKey(JSON.stringify({ ...rsa, kid: 'k1' }))).toThrow();
    expect(() => signingKey('not json')).toThrow('must be JSON');
  });
});
