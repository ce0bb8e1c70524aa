import { LIMITS } from '@bookmarks/protos';
import { describe, expect, test } from '@jest/globals';
import { DIGEST_KEY, startAccountGateway } from '../test/support/account-gateway.ts';
import { HttpProblem } from './http/problem.ts';

const TIME = { seconds: '1767225600', nanos: 0 };
const KEY = {
  ...{ id: 'key_1', name: 'Phone <b>', prefix: 'bki_test_', lastFour: 'abcd', scopes: ['bookmarks:write'] },
  ...{ createTime: TIME, expireTime: null, lastUseTime: null, lastUseAddress: '' },
};
const REFUSED = new HttpProblem({ status: 400, code: 'library_refused', detail: 'There are <20> keys.' });

const aGateway = () =>
  startAccountGateway((name, request: { name?: string }) => {
    if (request.name === 'refused') throw REFUSED;
    if (name === 'CreateApiKey') return { ...KEY, name: request.name };
    return { keys: [KEY, { ...KEY, id: 'key_2', name: 'Program', prefix: 'bkm_test_' }] };
  });

describe('the page of sharing', () => {
  test('has a bookmarklet, and lists tokens for sharing apart from API keys', async () => {
    await using gateway = await aGateway();
    const cookie = await gateway.signIn();
    const { body } = await gateway.get('/account/share', cookie);
    expect(body).toContain(
      'href="javascript:void open(&#39;https://gateway.example/account/bookmarks/add?&#39;+new URLSearchParams(',
    );
    expect(body).toContain('Phone &lt;b&gt;');
    expect(body).not.toContain('Program');
    const keys = (await gateway.get('/account/keys', cookie)).body;
    expect(keys).toContain('Program');
    expect(keys).not.toContain('Phone');
  });

  test('makes a token that is shown once, of which the library gets the digest alone', async () => {
    await using gateway = await aGateway();
    const { status, body } = await gateway.submit('/account/share', await gateway.signIn(), {
      name: 'Phone',
    });
    const [token = ''] = /bki_test_\w+/.exec(body) ?? [];
    expect([status, token.length]).toEqual([201, 58]);
    expect(gateway.calls).toContainEqual(
      expect.objectContaining({
        name: 'CreateApiKey',
        request: {
          ...{ digest: DIGEST_KEY(token), name: 'Phone', prefix: 'bki_test_', lastFour: token.slice(-4) },
          scopes: ['bookmarks:write'],
        },
      }),
    );
    expect(gateway.audited).toContainEqual(expect.objectContaining({ operation: 'ingest_token:create' }));
    expect(JSON.stringify(gateway.audited) + gateway.lines.join()).not.toContain(token);
  });

  test('says what is refused, and revokes', async () => {
    await using gateway = await aGateway();
    const cookie = await gateway.signIn();
    const refused = await gateway.submit('/account/share', cookie, { name: 'refused' });
    expect([refused.status, refused.body.includes('There are &lt;20&gt; keys.')]).toEqual([400, true]);
    const revoked = await gateway.submit('/account/share/key_1/revoke', cookie);
    expect([revoked.status, revoked.headers.location]).toEqual([303, '/account/share']);
    expect(gateway.calls).toContainEqual(
      expect.objectContaining({ name: 'RevokeApiKey', request: { id: 'key_1' } }),
    );
    expect((await gateway.post('/account/share', cookie, 'name=x')).status).toBe(403);
  });
});

describe('what a bookmarklet has seen', () => {
  const WANTED = `/account/bookmarks/add?${new URLSearchParams({ url: 'https://example.com/?a="b', title: '<One>' })}`;

  test('stands in the form, and is saved by nothing but the form', async () => {
    await using gateway = await aGateway();
    const { body } = await gateway.get(WANTED, await gateway.signIn());
    expect(body).toContain('value="https://example.com/?a=&quot;b"');
    expect(body).toContain('value="&lt;One&gt;"');
    expect(gateway.calls).toEqual([]);
  });

  /** Where somebody is who wanted to see a page, and signed in first. */
  async function afterSignIn(gateway: Awaited<ReturnType<typeof aGateway>>, wanted: string) {
    const { location = '' } = (await gateway.get(wanted)).headers;
    expect(location).toBe(`/account/sign-in?${new URLSearchParams({ next: wanted })}`);
    const begun = await gateway.get(location);
    const cookie = gateway.cookieOf(begun, 'sign-in');
    expect(cookie.length).toBeLessThanOrEqual(4096);
    const finished = await gateway.get('/account/callback?code=good&state=s', cookie.split(';')[0]);
    return { begun, location: finished.headers.location };
  }
  const formWith = (fields: Record<string, string>) =>
    `/account/bookmarks/add?${new URLSearchParams(fields)}`;
  /** In an address of an address all of that is encoded. */
  const LONGEST = `https://example.com/?q=${'%20'.repeat(700)}`.slice(0, LIMITS.urlLength);

  test.each([
    ['as it is', WANTED],
    ['at its longest', formWith({ url: LONGEST, title: 'a '.repeat(150) })],
  ])('is not lost by a sign-in: %s', async (_name, wanted) => {
    await using gateway = await aGateway();
    expect((await afterSignIn(gateway, wanted)).location).toBe(wanted);
  });

  test('is kept over a sign-in without its title where the address leaves no room for that', async () => {
    await using gateway = await aGateway();
    const { location } = await afterSignIn(gateway, formWith({ url: LONGEST, title: '😀'.repeat(300) }));
    expect(location).toBe(formWith({ url: LONGEST }));
  });

  test('is not lost without a word where it is too long to be kept', async () => {
    await using gateway = await aGateway();
    const { begun } = await afterSignIn(gateway, formWith({ url: `${LONGEST}${'x'.repeat(1000)}` }));
    expect([begun.status, begun.headers['set-cookie']]).toEqual([414, undefined]);
    expect(begun.body).toContain('too long to be kept while you sign in');
    expect(begun.body).toContain('href="/account"');
  });

  test.each([
    'https://evil.example/account/x?y',
    '//evil.example/account/',
    '/\\evil.example/account/',
    '/oauth/authorize?x',
    '/account/../mcp',
    'javascript:alert(1)',
  ])('is no way to another place: %s', async (next) => {
    await using gateway = await aGateway();
    const begun = await gateway.get(`/account/sign-in?next=${encodeURIComponent(next)}`);
    const pending = gateway.cookieOf(begun, 'sign-in').split(';')[0];
    const finished = await gateway.get('/account/callback?code=good&state=s', pending);
    expect(finished.headers.location).toBe('/account');
  });
});
