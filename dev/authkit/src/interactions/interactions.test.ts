import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { startTestAuthkit, tokensIn } from '../testing/test-authkit.ts';
import { USERS } from '../users.ts';

const BEN = 'user_01KBEN00000000000000000002';

let authkit: Awaited<ReturnType<typeof startTestAuthkit>>;
beforeAll(async () => {
  authkit = await startTestAuthkit();
});
afterAll(async () => authkit[Symbol.asyncDispose]());

test('shows who asks, where the answer goes, and everybody who can sign in, all escaped', async () => {
  const clientId = await authkit.aClientId({ client_name: '<script>alert(1)</script>' });
  const request = authkit.authorization(clientId, { login_hint: 'nobody', scope: 'bookmarks:read' });
  const { response } = await authkit.aBrowser().visit(request);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  const markup = await response.text();
  expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt; wants to connect');
  expect(markup).not.toContain('<script');
  expect(markup).toContain('the app that opens poke://oauth');
  expect(markup).toContain('read your bookmarks');
  for (const { fullName, email } of USERS) {
    expect(markup).toContain(fullName);
    expect(markup).toContain(email);
  }
});

test('signs in whoever is chosen', async () => {
  const clientId = await authkit.aClientId();
  const browser = authkit.aBrowser();
  const { response } = await browser.visit(authkit.authorization(clientId, { login_hint: undefined }));
  const { location } = await browser.submit(response, { user: BEN });
  const tokens = await tokensIn(await authkit.exchange(clientId, location?.searchParams.get('code') ?? ''));
  expect(decodeJwt(tokens.access_token).sub).toBe(BEN);
});

test.each([{ decision: 'cancel' }, { user: 'nobody' }, {}])(
  'tells the client of a refusal after %j',
  async (form) => {
    const browser = authkit.aBrowser();
    const request = authkit.authorization(await authkit.aClientId(), { login_hint: undefined });
    const { response } = await browser.visit(request);
    const { location } = await browser.submit(response, form);
    expect(location?.searchParams.get('error')).toBe('access_denied');
  },
);

test.each(['ben', 'ben@example.com', BEN])('answers for the person when login_hint is %s', async (hint) => {
  const tokens = await authkit.tokensFor(await authkit.aClientId(), { login_hint: hint });
  expect(decodeJwt(tokens.access_token).sub).toBe(BEN);
});

test('lets another person sign in with the same browser', async () => {
  const clientId = await authkit.aClientId();
  const browser = authkit.aBrowser();
  await browser.visit(authkit.authorization(clientId, { login_hint: 'anna' }));
  // The library ends the session of the first with a form that a browser submits by itself.
  const { response } = await browser.visit(authkit.authorization(clientId, { login_hint: 'ben' }));
  const { location } = await browser.submit(response);
  const tokens = await tokensIn(await authkit.exchange(clientId, location?.searchParams.get('code') ?? ''));
  expect(decodeJwt(tokens.access_token).sub).toBe(BEN);
});

test('lets no other browser decide', async () => {
  const request = authkit.authorization(await authkit.aClientId(), { login_hint: undefined });
  const { response } = await authkit.aBrowser().visit(request);
  const { location, response: answer } = await authkit.aBrowser().submit(response, { user: BEN });
  expect(location).toBeUndefined();
  expect(answer.status).toBe(400);
});

test('says so when the sign-in has expired', async () => {
  const response = await fetch(authkit.at('/interaction/unknown'));
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('expired');
});
