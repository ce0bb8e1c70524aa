import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { CALLBACK, startTestAuthkit } from '../testing/test-authkit.ts';

const DOCUMENT_URL = 'https://client.example/oauth/metadata.json';
const DOCUMENT = { client_id: DOCUMENT_URL, redirect_uris: [CALLBACK], token_endpoint_auth_method: 'none' };

let authkit: Awaited<ReturnType<typeof startTestAuthkit>>;
beforeAll(async () => {
  authkit = await startTestAuthkit({ fetch: async () => Response.json(DOCUMENT) });
});
afterAll(async () => authkit[Symbol.asyncDispose]());

test.each([
  ['https://app.example/cb', 'web'],
  ['http://localhost:3000/cb', 'native'],
  ['http://127.0.0.1/cb', 'native'],
  ['http://[::1]:1/cb', 'native'],
  ['poke://oauth/callback', 'native'],
  ['cursor://anysphere.cursor-mcp/oauth/callback', 'native'],
])('takes %s from a client that says it is web, and makes it %s', async (uri, applicationType) => {
  const response = await authkit.register({ redirect_uris: [uri], application_type: 'web' });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ redirect_uris: [uri], application_type: applicationType });
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'http://app.example/cb',
  'http://localhost.app.example/cb',
  'https://app.example/cb#x',
  'no-uri',
])('refuses %s', async (uri) => {
  const response = await authkit.register({ redirect_uris: [CALLBACK, uri] });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: 'invalid_redirect_uri' });
});

test.each([
  { redirect_uris: [] },
  { redirect_uris: 'x' },
  { redirect_uris: [1] },
  { redirect_uris: undefined },
])('refuses %j', async (metadata) => {
  expect((await authkit.register(metadata)).status).toBe(400);
});

test('drops the grants that it does not have', async () => {
  const visualStudioCode = {
    grant_types: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
  };
  expect(await authkit.aClient(visualStudioCode)).toMatchObject({ grant_types: ['authorization_code'] });
});

test('gives a client that names no grants both', async () => {
  expect(await authkit.aClient()).toMatchObject({ grant_types: ['authorization_code', 'refresh_token'] });
});

test.each(['client_secret_post', 'client_secret_basic'])('gives a client of %s a secret', async (method) => {
  const client = await authkit.aClient({ token_endpoint_auth_method: method });
  const basic = Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64');
  const code = (await authkit.authorize(client.client_id)).get('code');
  const response =
    method === 'client_secret_post'
      ? await authkit.exchange(client.client_id, code, { client_secret: client.client_secret })
      : await authkit.exchange(client.client_id, code, {}, { authorization: `Basic ${basic}` });
  expect(response.status).toBe(200);
  expect((await authkit.exchange(client.client_id, code)).status).toBe(401);
});

test('knows a client by its metadata document', async () => {
  // Inside jest the library cannot find undici's dispatcher, and says so.
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  expect(await authkit.tokensFor(DOCUMENT_URL)).toMatchObject({ token_type: 'Bearer' });
  warn.mockRestore();
});

test('answers invalid_client with 401 to a client that it does not know', async () => {
  const response = await authkit.refresh('client_unknown', 'x');
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ error: 'invalid_client' });
});
