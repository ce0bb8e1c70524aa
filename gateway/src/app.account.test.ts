import { describe, expect, test } from '@jest/globals';
import { DIGEST_KEY, ORIGIN, startAccountGateway } from '../test/support/account-gateway.ts';
import { SESSION_LIFETIME_SECONDS } from './account/session.ts';
import { createApiKey, KEY_PREFIXES } from './api-keys/api-key.ts';
import type { Admit } from './limits/admission.ts';
import { createInProcessAdmit } from './limits/in-process.ts';

const HUGE = { quota: 1000, windowSeconds: 1 };

const aGateway = (overrides: Parameters<typeof startAccountGateway>[1] = {}) =>
  startAccountGateway(
    (name) => (name === 'ListApiKeys' ? { keys: [] } : { id: 'key_1', name: 'script' }),
    overrides,
  );

describe('a sign-in', () => {
  test('begins with a cookie that no script sees, and ends with a session in another', async () => {
    await using gateway = await aGateway();
    const begun = await gateway.get('/account/sign-in');
    expect([begun.status, begun.headers.location]).toEqual([303, 'https://authkit.example/authorize']);
    const pending = gateway.cookieOf(begun, 'sign-in');
    expect(pending).toMatch(/; Max-Age=600; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    const ended = await gateway.get('/account/callback?code=good&state=s', pending.split(';')[0]);
    expect([ended.status, ended.headers.location]).toEqual([303, '/account']);
    const session = gateway.cookieOf(ended, 'session');
    expect(session).toMatch(/; Max-Age=28800; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    expect(session).not.toContain('user_anna');
    const home = await gateway.get('/account', session.split(';')[0]);
    expect(home.status).toBe(200);
    expect(home.body).toContain('Signed in as Anna &lt;b&gt;');
    expect(home.headers['cache-control']).toBe('no-store');
  });

  test.each([
    ['was begun in another browser', '/account/callback?code=good&state=s', '', 'sign_in_expired'],
    ['did not succeed', '/account/callback?error=access_denied', undefined, 'sign_in_failed'],
  ])(
    'that %s ends with a page that says so, and its code is in no log',
    async (_what, path, cookie, reason) => {
      await using gateway = await aGateway();
      const pending = gateway.cookieOf(await gateway.get('/account/sign-in'), 'sign-in').split(';')[0];
      const answer = await gateway.get(path, cookie ?? pending);
      expect([answer.status, answer.headers['content-type']]).toEqual([400, expect.stringContaining('html')]);
      expect(gateway.cookieOf(answer, 'session')).toBe('');
      expect(gateway.lines.join()).toContain(reason);
      expect(gateway.lines.join()).not.toContain('code=good');
    },
  );

  test('is counted by address, since nobody is known yet', async () => {
    const limits = {
      address: { quota: 1, windowSeconds: 60 },
      public: { quota: 1, windowSeconds: 60 },
      caller: HUGE,
      key: HUGE,
      tools: HUGE,
    };
    const admit = createInProcessAdmit({ clock: () => new Date(0) });
    await using gateway = await aGateway({ admit, limits });
    expect((await gateway.get('/account/sign-in')).status).toBe(303);
    expect((await gateway.get('/account/callback?code=good')).status).toBe(429);
  });
});

describe('a session', () => {
  test('that cannot be checked is a page that says so, and no fault', async () => {
    let isKnown = true;
    const admit: Admit = async () =>
      isKnown ? { outcome: 'admitted', buckets: [] } : { outcome: 'unverifiable' };
    await using gateway = await aGateway({ admit });
    const cookie = await gateway.signIn();
    isKnown = false;
    const { status, body, headers } = await gateway.get('/account', cookie);
    expect([status, headers['retry-after']]).toEqual([503, '10']);
    expect(body).toContain('Your sign-in cannot be checked at the moment');
  });

  test('of the same person in another tab takes the forms of the one before, for as long as that may be open', async () => {
    let now = new Date();
    await using gateway = await aGateway({ clock: () => now });
    const [first, second] = [await gateway.signIn(), await gateway.signIn()];
    const token = gateway.formToken((await gateway.get('/account/keys', first)).body);
    const revoke = (cookie: string) =>
      gateway.post('/account/keys/key_1/revoke', cookie, `form_token=${token}`);
    expect((await revoke(second)).status).toBe(303);
    now = new Date(now.getTime() + 2 * SESSION_LIFETIME_SECONDS * 1000);
    expect((await revoke(await gateway.signIn())).status).toBe(403);
  });

  test('ends when its user signs out everywhere', async () => {
    let isRevoked = false;
    const admit: Admit = async () =>
      isRevoked ? { outcome: 'revoked' } : { outcome: 'admitted', buckets: [] };
    await using gateway = await aGateway({ admit });
    const cookie = await gateway.signIn();
    expect((await gateway.get('/account', cookie)).status).toBe(200);
    isRevoked = true;
    const answer = await gateway.get('/account', cookie);
    expect([answer.status, answer.headers.location]).toEqual([303, '/account/sign-in']);
  });

  test('of another secret, or a changed one, is none', async () => {
    await using one = await aGateway();
    const cookie = await one.signIn();
    for (const given of [
      cookie.slice(0, -3),
      `${cookie}x`,
      '__Host-session=',
      cookie.replace('session', 'sign-in'),
    ]) {
      expect((await one.get('/account', given)).headers.location).toBe('/account/sign-in');
    }
  });
});

describe('a key', () => {
  test('is made by a form of ours, for the person who signed in, and only its digest leaves the gateway', async () => {
    await using gateway = await aGateway();
    const cookie = await gateway.signIn();
    const token = gateway.formToken((await gateway.get('/account/keys', cookie)).body);
    const form = `form_token=${token}&name=script&scope=bookmarks%3Aread&days=0`;
    const answer = await gateway.post('/account/keys', cookie, form, [['origin', ORIGIN]]);
    expect(answer.status).toBe(201);
    const [key = ''] = /bkm_test_\w{49}/.exec(answer.body) ?? [];
    const digest = DIGEST_KEY(key);
    const { name, request, sub } = gateway.calls.at(-1) ?? {};
    expect({ name, sub }).toEqual({ name: 'CreateApiKey', sub: 'session:user_anna' });
    expect(request).toEqual({
      ...{ digest, name: 'script', prefix: 'bkm_test_', lastFour: key.slice(-4), scopes: ['bookmarks:read'] },
    });
    expect(gateway.lines.join()).not.toContain(key);
    expect(gateway.audited).toContainEqual(
      expect.objectContaining({ operation: 'api_key:create', sub: 'user_anna', client_id: 'key_1' }),
    );
  });

  test('is revoked by a form of ours, which is written down', async () => {
    await using gateway = await aGateway();
    const cookie = await gateway.signIn();
    const token = gateway.formToken((await gateway.get('/account/keys', cookie)).body);
    const answer = await gateway.post('/account/keys/key_1/revoke', cookie, `form_token=${token}`);
    expect([answer.status, answer.headers.location]).toEqual([303, '/account/keys']);
    expect(gateway.calls.at(-1)).toMatchObject({ name: 'RevokeApiKey', request: { id: 'key_1' } });
    expect(gateway.audited).toContainEqual(expect.objectContaining({ operation: 'api_key:revoke' }));
  });

  test.each([
    ['without the token', () => 'name=x', [], 403],
    ['with a token that is none', () => 'form_token=nonsense&name=x', [], 403],
    [
      'of another site',
      (token: string) => `form_token=${token}&name=x`,
      [['origin', 'https://evil.example']],
      403,
    ],
    ['of 20 kB', (token: string) => `form_token=${token}&name=${'x'.repeat(20_000)}`, [], 400],
  ] as const)('is not made by a form %s', async (_what, form, headers, status) => {
    await using gateway = await aGateway();
    const cookie = await gateway.signIn();
    const token = gateway.formToken((await gateway.get('/account/keys', cookie)).body);
    const answer = await gateway.post('/account/keys', cookie, form(token), headers as never);
    expect(answer.status).toBe(status);
    expect(gateway.calls.map(({ name }) => name)).not.toContain('CreateApiKey');
  });

  test('opens no page', async () => {
    await using gateway = await aGateway();
    const headers = [['authorization', `Bearer ${createApiKey(KEY_PREFIXES.test)}`]] as const;
    expect((await gateway.send({ path: '/account/keys', headers })).headers.location).toMatch(
      '/account/sign-in',
    );
  });
});
