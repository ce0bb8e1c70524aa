import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { exportJWK } from 'jose';
import { bearer, HOST, RESOURCE } from './support/gateway.ts';
import { headOf, open } from './support/http-client.ts';
import { ProofKey } from './support/proof-key.ts';
import { RedisOutage } from './support/redis.ts';
import { type SharedGateway, startSharedGateway } from './support/shared-gateway.ts';

const resources = new AsyncDisposableStack();
let one: SharedGateway;
let other: SharedGateway;
let key: ProofKey;
let token: string;

beforeAll(async () => {
  one = resources.use(await startSharedGateway());
  other = resources.use(await startSharedGateway());
  key = await ProofKey.make();
});
beforeEach(async () => {
  token = await one.aToken({ sub: randomUUID(), cnf: { jkt: key.thumbprint } });
});
afterAll(() => resources.disposeAsync());

type Header = readonly [string, string];
const dpop = (value: string): Header => ['authorization', `DPoP ${value}`];
const proofHeader = (value: string): Header => ['dpop', value];

const ask = (headers: readonly Header[], gateway = one, path = '/mcp') =>
  gateway.send({ method: 'POST', path, headers, body: '{}' });

async function outcome(headers: readonly Header[], gateway = one) {
  const answer = await ask(headers, gateway);
  return answer.status === 200 ? 200 : JSON.parse(answer.body).code;
}

const prove = async (changes: Parameters<ProofKey['proof']>[1] = {}, by = key) =>
  outcome([dpop(token), proofHeader(await by.proof(token, changes))]);

describe('a token that is bound to a key', () => {
  test.each(['ES256', 'RS256', 'PS256', 'EdDSA'])('is good with a proof by %s', async (alg) => {
    const own = await ProofKey.make(alg);
    token = await one.aToken({ cnf: { jkt: own.thumbprint } });
    expect(await prove({}, own)).toBe(200);
    // Also while the token is remembered.
    expect(await prove({}, own)).toBe(200);
  });

  test.each([`${RESOURCE}/`, `${RESOURCE}?a=b#c`, 'https://GATEWAY.example:443/mcp'])(
    'is good with a proof for %s, which is the same',
    async (htu) => {
      expect(await prove({ claims: { htu } })).toBe(200);
    },
  );

  test('is no bearer token, with and without a proof, also when it was good a moment ago', async () => {
    expect(await prove()).toBe(200);
    const sent = await ask([bearer(token)]);
    expect([sent.status, JSON.parse(sent.body).code]).toEqual([401, 'proof_required']);
    expect(sent.headers['www-authenticate']).toMatch(
      /^DPoP resource_metadata="https:.*, algs="RS256 ES256 PS256 EdDSA", error="invalid_token"/,
    );
    expect(await outcome([bearer(token), proofHeader(await key.proof(token))])).toBe('proof_required');
  });

  const now = () => Math.floor(Date.now() / 1000);
  test.each<[string, string, () => Promise<Parameters<ProofKey['proof']>[1]>]>([
    ['of another type', 'proof_malformed', async () => ({ header: { typ: 'JWT' } })],
    ['of no type', 'proof_malformed', async () => ({ header: { typ: undefined } })],
    ['without a key', 'proof_malformed', async () => ({ header: { jwk: undefined } })],
    [
      'by a secret',
      'proof_alg_not_allowed',
      async () => ({ header: { alg: 'HS256' }, signedBy: new Uint8Array(32) }),
    ],
    [
      'with a private key in it',
      'proof_key_invalid',
      async () => ({ header: { jwk: await exportJWK(key.privateKey) } }),
    ],
    [
      'with a secret in it',
      'proof_key_invalid',
      async () => ({ header: { jwk: { kty: 'oct', k: 'AAAA' } } }),
    ],
    [
      'signed by another key than it holds',
      'proof_signature_invalid',
      async () => ({ signedBy: (await ProofKey.make()).privateKey }),
    ],
    ['without a jti', 'proof_malformed', async () => ({ claims: { jti: undefined } })],
    ['with a long jti', 'proof_malformed', async () => ({ claims: { jti: 'x'.repeat(257) } })],
    ['without a time', 'proof_malformed', async () => ({ claims: { iat: undefined } })],
    ['for no token', 'proof_malformed', async () => ({ claims: { ath: undefined } })],
    ['for another method', 'proof_method_mismatch', async () => ({ claims: { htm: 'GET' } })],
    ['for a method in small letters', 'proof_method_mismatch', async () => ({ claims: { htm: 'post' } })],
    ['for another path', 'proof_url_mismatch', async () => ({ claims: { htu: `${RESOURCE}/readonly` } })],
    [
      'for another host',
      'proof_url_mismatch',
      async () => ({ claims: { htu: 'https://other.example/mcp' } }),
    ],
    ['for http', 'proof_url_mismatch', async () => ({ claims: { htu: 'http://gateway.example/mcp' } })],
    ['for no URL', 'proof_url_mismatch', async () => ({ claims: { htu: '/mcp' } })],
    ['of a while ago', 'proof_not_recent', async () => ({ claims: { iat: now() - 70 } })],
    ['of the future', 'proof_not_recent', async () => ({ claims: { iat: now() + 40 } })],
    ['for another token', 'proof_token_mismatch', async () => ({ claims: { ath: 'A'.repeat(43) } })],
  ])('is refused with a proof %s: %s', async (_what, reason, changes) => {
    expect(await prove(await changes())).toBe(reason);
  });

  test("is refused with a proof by somebody else's key, which holds by itself", async () => {
    expect(await prove({}, await ProofKey.make())).toBe('proof_key_mismatch');
  });

  test('is refused without a proof, with two, and with what is none', async () => {
    expect(await outcome([dpop(token)])).toBe('proof_missing');
    const [first, second] = [await key.proof(token), await key.proof(token)];
    expect(await outcome([dpop(token), proofHeader(first), proofHeader(second)])).toBe('proof_missing');
    expect(await outcome([dpop(token), proofHeader('x')])).toBe('proof_malformed');
    expect(await outcome([dpop(token), proofHeader('a.b.c')])).toBe('proof_malformed');
    const crit = await key.proof(token, { header: { b64: true, crit: ['b64'] } });
    expect(await outcome([dpop(token), proofHeader(crit)])).toBe('proof_malformed');
  });

  test('is challenged in the scheme that it came by', async () => {
    const answer = await ask([dpop(token), proofHeader('x')]);
    expect(answer.headers['www-authenticate']).toMatch(/^DPoP .*error="invalid_dpop_proof"/);
    const expired = await one.aToken({ exp: now() - 60, cnf: { jkt: key.thumbprint } });
    const late = await ask([dpop(expired), proofHeader(await key.proof(expired))]);
    expect(late.headers['www-authenticate']).toMatch(/^DPoP .*error="invalid_token"/);
    expect((await ask([])).headers['www-authenticate']).toMatch(/^Bearer /);
  });

  test('is judged by the settings, not by the Host that the request names', async () => {
    const htu = 'https://evil.example/mcp';
    const headers = [dpop(token), proofHeader(await key.proof(token, { claims: { htu } }))] as const;
    const forwarded = ['x-forwarded-host', 'evil.example'] as const;
    expect(await outcome([...headers, forwarded])).toBe('proof_url_mismatch');
  });
});

describe('a proof is good once', () => {
  test('at all replicas, of many at the same time', async () => {
    await using twin = await startSharedGateway({ keys: { authKit: one.authKit } });
    const headers = [dpop(token), proofHeader(await key.proof(token))];
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => outcome(headers, index % 2 ? one : twin)),
    );
    expect(outcomes.filter((code) => code === 200)).toHaveLength(1);
    expect(outcomes.filter((code) => code !== 200)).toEqual(Array(19).fill('proof_replayed'));
  });

  test('and another key may use the same jti', async () => {
    const own = await ProofKey.make();
    const jti = randomUUID();
    expect(await prove({ claims: { jti } })).toBe(200);
    token = await one.aToken({ cnf: { jkt: own.thumbprint } });
    expect(await prove({ claims: { jti } }, own)).toBe(200);
  });

  test.each([
    ['allow', [200, 'proof_replayed']],
    ['refuse', ['revocations_unavailable', 'revocations_unavailable']],
  ] as const)('also while Redis is away, where that is to %s', async (whenAway, outcomes) => {
    await using outage = await RedisOutage.start();
    await using gateway = await startSharedGateway({ url: outage.url, whenAway });
    token = await gateway.aToken({ cnf: { jkt: key.thumbprint } });
    outage.begin();
    const headers = [dpop(token), proofHeader(await key.proof(token))];
    expect([await outcome(headers, gateway), await outcome(headers, gateway)]).toEqual(outcomes);
  });
});

describe('a token that is bound to no key', () => {
  test('takes no proof, in whatever scheme', async () => {
    token = await one.aToken();
    expect(await outcome([bearer(token)])).toBe(200);
    expect(await outcome([dpop(token)])).toBe('proof_not_expected');
    expect(await prove()).toBe('proof_not_expected');
    expect(await outcome([bearer(token), proofHeader(await key.proof(token))])).toBe('proof_not_expected');
  });
});

test('a stream goes on after its proof is old news, until its credential ends', async () => {
  one.upstream.answer = (_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.write('data: 1\n\n');
  };
  const listen = async (...headers: Header[]) => {
    const listening = [HOST, ['mcp-method', 'subscriptions/listen'] as const, ...headers];
    const outgoing = open(one.server, { method: 'POST', path: '/mcp', headers: listening });
    const head = headOf(outgoing);
    outgoing.end('{}');
    return head;
  };
  /** Each stream is looked at before this one has ended, which is opened later. */
  const lookAtAll = async () => {
    const sub = randomUUID();
    const neighbour = await listen(bearer(await one.aToken({ sub })));
    await one.revocations.signOutEverywhere(sub);
    await text(neighbour);
  };
  const sub = randomUUID();
  token = await one.aToken({ sub, cnf: { jkt: key.thumbprint } });
  let isOpen = true;
  const received = text(await listen(dpop(token), proofHeader(await key.proof(token)))).finally(() => {
    isOpen = false;
  });
  // Twice, since what comes of the first look may take its time.
  await lookAtAll();
  await lookAtAll();
  expect(isOpen).toBe(true);
  await one.revocations.signOutEverywhere(sub);
  expect(await received).toBe('data: 1\n\n');
});

test('browsers may send proofs, and clients are told by what', async () => {
  const preflight = await one.send({ method: 'OPTIONS', path: '/mcp' });
  expect(preflight.headers['access-control-allow-headers']).toContain('DPoP');
  const metadata = JSON.parse((await other.send({ path: '/.well-known/oauth-protected-resource/mcp' })).body);
  expect(metadata.dpop_signing_alg_values_supported).toEqual(['RS256', 'ES256', 'PS256', 'EdDSA']);
});
