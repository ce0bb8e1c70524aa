import { expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { aKey } from '../../test/support/authorization-server.ts';
import { JWK_SET } from './jwk-set.ts';

const usable = (await aKey('good', 'ES256')).publicJwk;
const { d, ...rsa } = (await aKey('rsa', 'RS256')).publicJwk;

const kidsOf = (...keys: unknown[]) => JWK_SET.parse({ keys: [usable, ...keys] }).keys.map(({ kid }) => kid);

test.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('keeps a key for %s', async (alg) => {
  expect(kidsOf((await aKey('k', alg)).publicJwk)).toEqual(['good', 'k']);
});

test.each([
  ['RSA', 'RS256'],
  ['EC', 'ES256'],
  ['OKP', 'EdDSA'],
])('pins an %s key that names no algorithm to %s', async (_family, alg) => {
  const { alg: _, use: __, ...key } = (await aKey('k', alg)).publicJwk;
  expect(JWK_SET.parse({ keys: [key] }).keys).toMatchObject([{ kid: 'k', alg, use: 'sig' }]);
});

test('drops the keys that no access token can be verified with, and keeps the others', async () => {
  const smallRsa = { ...rsa, n: rsa.n?.slice(0, 171) };
  expect(
    kidsOf(
      { kty: 'oct', kid: 'hmac', alg: 'HS256', k: 'c2VjcmV0' },
      { ...rsa, use: 'enc' },
      { ...rsa, alg: 'RSA-OAEP' },
      { ...rsa, alg: 'RS512' },
      { ...rsa, kid: undefined },
      smallRsa,
      (await aKey('p384', 'ES384')).publicJwk,
      'no key',
      null,
    ),
  ).toEqual(['good']);
});

test('keeps no private member', async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const set = JWK_SET.parse({ keys: [{ ...(await exportJWK(privateKey)), kid: 'leaked' }] });
  expect(set.keys[0]).not.toHaveProperty('d');
});

test.each([
  [{}],
  [{ keys: [] }],
  [{ keys: [{ kty: 'oct' }] }],
  [null],
  [[]],
  [{ keys: new Array(51).fill(usable) }],
])('refuses %j, so that the keys at hand stay in use', (document) => {
  expect(JWK_SET.safeParse(document).success).toBe(false);
});
