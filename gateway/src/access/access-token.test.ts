import { SCOPES } from '@bookmarks/identity';
import { describe, expect, test } from '@jest/globals';
import { importJWK, type JWTPayload } from 'jose';
import { aKey, type SigningKeyPair, signToken } from '../../test/support/authorization-server.ts';
import { DocumentUnavailableError } from '../authorization-server/remote-document.ts';
import { type FindKey, KeyUnknownError } from '../authorization-server/verification-keys.ts';
import { createAccessTokenVerifier } from './access-token.ts';
import { AccessRefusedError } from './refusal-reason.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z') / 1000;
const key = await aKey('key-1', 'ES256');
const CLAIMS: JWTPayload = {
  iss: 'https://auth.example',
  aud: 'https://gateway.example/mcp',
  sub: 'user_anna',
  iat: NOW,
  exp: NOW + 300,
};

const findKeyOf =
  (pair: SigningKeyPair): FindKey =>
  async () => {
    const found = await importJWK(pair.publicJwk, pair.alg);
    if (found instanceof Uint8Array) throw new Error('not a public key');
    return found;
  };

const verifier = (findKey: FindKey = findKeyOf(key)) =>
  createAccessTokenVerifier({
    issuer: 'https://auth.example',
    audiences: ['https://gateway.example/mcp'],
    maxTokenLifetimeSeconds: 3600,
    findKey,
    defaultScopes: SCOPES,
    clock: () => new Date(NOW * 1000),
  });

const aToken = (changes: JWTPayload = {}, header: object = {}) =>
  signToken(key, { ...CLAIMS, ...changes }, header);

/** Why the token is refused; undefined when it is not. */
async function reasonFor(token: string, findKey?: FindKey): Promise<string | undefined> {
  try {
    await verifier(findKey)(token);
    return undefined;
  } catch (error) {
    if (error instanceof AccessRefusedError) return error.reason;
    throw error;
  }
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an access token', () => {
  test.each(['RS256', 'ES256', 'PS256', 'EdDSA'])('may be signed with %s', async (alg) => {
    const pair = await aKey('k', alg);
    expect(await reasonFor(await signToken(pair, CLAIMS), findKeyOf(pair))).toBeUndefined();
  });

  test.each(['RS384', 'ES384', 'PS512'])('may not be signed with %s', async (alg) => {
    const pair = await aKey('k', alg);
    expect(await reasonFor(await signToken(pair, CLAIMS), findKeyOf(pair))).toBe('alg_not_allowed');
  });

  test.each(['JWT', 'jwt', 'at+jwt', 'application/at+jwt'])('may be of type %s', async (typ) => {
    expect(await reasonFor(await aToken({}, { typ }))).toBeUndefined();
  });

  test.each(['id+jwt', 'rt+jwt', 'logout+jwt', 'secevent+jwt', 'at+jwt2', ''])(
    'may not be of type "%s"',
    async (typ) => {
      expect(await reasonFor(await aToken({}, { typ }))).toBe('type_not_allowed');
    },
  );

  test.each([
    ['two parts', `${encoded({ alg: 'ES256', kid: 'k' })}.e30`],
    ['five parts', `${encoded({ alg: 'ES256', kid: 'k' })}.e30.x.y.z`],
    ['a header that is no JSON', `${Buffer.from('x').toString('base64url')}.e30.x`],
    ['a header without an algorithm', `${encoded({ kid: 'k' })}.e30.x`],
    ['a key id that is no text', `${encoded({ alg: 'ES256', kid: { a: 1 } })}.e30.x`],
    ['an endless key id', `${encoded({ alg: 'ES256', kid: 'k'.repeat(257) })}.e30.x`],
    ['a critical extension', `${encoded({ alg: 'ES256', kid: 'k', crit: ['x'], x: 1 })}.e30.x`],
    ['an unencoded payload', `${encoded({ alg: 'ES256', kid: 'k', b64: false })}.e30.x`],
  ])('is malformed with %s', async (_what, token) => {
    expect(await reasonFor(token)).toBe('malformed');
  });

  test.each([
    ['sub', 7],
    ['exp', '2099-01-01'],
    ['aud', { a: 1 }],
    ['scope', ['bookmarks:write']],
    ['client_id', 'c'.repeat(2049)],
    ['jti', 'j'.repeat(257)],
    ['jti', 7],
  ])('is malformed when %s is of the wrong form', async (claim, value) => {
    expect(await reasonFor(await aToken({ [claim]: value }))).toBe('malformed');
  });

  test('is refused when a byte of it was changed', async () => {
    const [header, payload, signature = ''] = (await aToken()).split('.');
    const other = encoded({ ...CLAIMS, sub: 'user_bert' });
    expect(await reasonFor(`${header}.${other}.${signature}`)).toBe('signature_invalid');
    expect(await reasonFor(`${header}.${payload}.`)).toBe('signature_invalid');
    expect(
      await reasonFor(`${header}.${payload}.${signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`),
    ).toBe('signature_invalid');
  });

  test.each([
    ['exp', NOW - 29, undefined],
    ['exp', NOW - 30, 'token_expired'],
    ['nbf', NOW + 30, undefined],
    ['nbf', NOW + 31, 'not_yet_valid'],
    ['iat', NOW + 30, undefined],
    ['iat', NOW + 31, 'issued_in_future'],
    ['exp', NOW + 3600, undefined],
    ['exp', NOW + 3601, 'lifetime_too_long'],
    ['iat', NOW - 3301, 'lifetime_too_long'],
  ])('with %s %i is judged with half a minute of tolerance', async (claim, value, reason) => {
    expect(await reasonFor(await aToken({ [claim]: value }))).toBe(reason);
  });

  test.each(['https://auth.example/', 'https://AUTH.example', 'http://auth.example'])(
    'is refused from the issuer %s, which only looks like ours',
    async (iss) => {
      expect(await reasonFor(await aToken({ iss }))).toBe('issuer_mismatch');
    },
  );

  test('may be meant for several resources, ours among them', async () => {
    expect(
      await reasonFor(await aToken({ aud: ['https://x.example', 'https://gateway.example/mcp/'] })),
    ).toBeUndefined();
    expect(await reasonFor(await aToken({ aud: ['https://x.example'] }))).toBe('audience_mismatch');
    expect(await reasonFor(await aToken({ aud: [] }))).toBe('audience_mismatch');
  });

  test.each([
    ['too long', 'a'.repeat(256)],
    ['with a line break', 'a\nb'],
    ['with a zero byte', 'a\u0000'],
  ])('is refused when its subject is %s', async (_what, sub) => {
    expect(await reasonFor(await aToken({ sub }))).toBe('subject_invalid');
  });

  test('is refused without a subject, an issuer or an audience', async () => {
    const { sub: _s, ...noSubject } = CLAIMS;
    const { iss: _i, ...noIssuer } = CLAIMS;
    const { aud: _a, ...noAudience } = CLAIMS;
    expect(await reasonFor(await signToken(key, noSubject))).toBe('subject_missing');
    expect(await reasonFor(await signToken(key, noIssuer))).toBe('issuer_mismatch');
    expect(await reasonFor(await signToken(key, noAudience))).toBe('audience_mismatch');
  });

  test('names its client in client_id, else in azp', async () => {
    const verify = verifier();
    const clientIdOf = async (token: string) => (await verify(token)).caller.clientId;
    expect(await clientIdOf(await aToken({ client_id: 'c1', azp: 'c2' }))).toBe('c1');
    expect(await clientIdOf(await aToken({ azp: 'c2' }))).toBe('c2');
    expect(await clientIdOf(await aToken())).toBeUndefined();
  });

  test('says who is calling, and by what it can be revoked', async () => {
    expect(await verifier()(await aToken({ jti: 'token_1' }))).toEqual({
      caller: { sub: 'user_anna', scopes: SCOPES, method: 'oauth' },
      jti: 'token_1',
      issuedAt: NOW,
      expiresAt: NOW + 300,
    });
  });

  test('that does not say when it was issued must end within the longest lifetime from now', async () => {
    const { iat: _, ...unissued } = CLAIMS;
    expect(await reasonFor(await signToken(key, { ...unissued, exp: NOW + 3600 }))).toBeUndefined();
    expect(await reasonFor(await signToken(key, { ...unissued, exp: NOW + 3601 }))).toBe('lifetime_too_long');
  });
});

describe('the key of an access token', () => {
  test('is a reason of its own when nobody knows it', async () => {
    const reason = await reasonFor(await aToken(), () => Promise.reject(new KeyUnknownError('x')));
    expect(reason).toBe('kid_unknown');
  });

  test('is no fault of the token when it cannot be had', async () => {
    const reason = await reasonFor(await aToken(), () => Promise.reject(new DocumentUnavailableError('x')));
    expect(reason).toBe('keys_unavailable');
  });

  test('is not looked for when the algorithm is refused', async () => {
    const findKey: FindKey = () => Promise.reject(new Error('looked for'));
    for (const alg of ['none', 'HS256', 'RSA-OAEP']) {
      expect(await reasonFor(`${encoded({ alg, kid: 'key-1' })}.${encoded(CLAIMS)}.x`, findKey)).toBe(
        'alg_not_allowed',
      );
    }
  });
});
