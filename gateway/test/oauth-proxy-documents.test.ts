import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { newProxySigningKeys } from '../../dev/stack/proxy-signing-keys.ts';
import { RedisClientDenials } from '../src/redis/redis-client-denials.ts';
import { DocumentServer } from './support/document-server.ts';
import { json, ProxyClient } from './support/proxy-client.ts';
import { type ProxyGateway, startProxyGateway, startUpstream } from './support/proxy-gateway.ts';

const WEB = 'https://claude.ai/api/mcp/auth_callback';

const resources = new AsyncDisposableStack();
let documents: DocumentServer;
let one: ProxyGateway;
let other: ProxyGateway;

beforeAll(async () => {
  documents = resources.use(await DocumentServer.start());
  const { upstream } = resources.use(await startUpstream());
  const setup = { upstream, keys: newProxySigningKeys('proxy-1') };
  one = resources.use(await startProxyGateway(setup));
  other = resources.use(await startProxyGateway(setup));
});
afterAll(() => resources.disposeAsync());

describe('a client whose id is the URL of its document', () => {
  test('signs people in without registering, and one replica of all fetches the document', async () => {
    const client_id = documents.publish('/web.json', { redirect_uris: [WEB] });
    const client = new ProxyClient(one, WEB);
    const code = await client.code(client_id);
    client.at = other;
    const tokens = json(await client.exchange(code, { client_id }));
    expect(decodeJwt(String(tokens.access_token)).client_id).toBe(client_id);
    expect((await client.call(tokens.access_token)).status).toBe(200);
    expect((await client.refresh(String(tokens.refresh_token), { client_id })).status).toBe(200);
    expect(documents.asked.filter((path) => path === '/web.json')).toHaveLength(1);
  });

  test('is asked about with the host that describes it, which is verified, and its name, which is not', async () => {
    const client_id = documents.publish('/named.json', { redirect_uris: [WEB], client_name: 'Bank' });
    const { body } = await new ProxyClient(one, WEB).visit(client_id);
    expect(body).toContain(`<strong>${new URL(client_id).host}</strong> describes. That is verified.`);
    expect(body).toContain('<strong>claude.ai</strong>');
    expect(body).toContain('Nobody has verified that name');
    const registered = new ProxyClient(one);
    expect((await registered.visit(await registered.registered())).body).not.toContain('That is verified');
  });

  test.each(['http://localhost:3118/callback', 'http://127.0.0.1:4711/callback'])(
    'may listen at any port of this computer: %s',
    async (redirectUri) => {
      const redirect_uris = ['http://localhost/callback', 'http://127.0.0.1/callback', WEB];
      const client_id = documents.publish('/native.json', { redirect_uris });
      const page = await new ProxyClient(one, redirectUri).visit(client_id);
      expect(page.body).toContain('Any program on this device');
      expect(page.body).toContain('Nobody can verify that here');
    },
  );

  test('may have keys that it does not prove anything by, whatever they are', async () => {
    const keys = { jwks: { keys: [{ kty: 'EC', crv: 'P-384' }] }, token_endpoint_auth_signing_alg: 'ES384' };
    const client_id = documents.publish('/keys.json', { redirect_uris: [WEB], ...keys });
    const client = new ProxyClient(one, WEB);
    const answer = await client.exchange(await client.code(client_id), { client_id });
    expect(answer.status).toBe(200);
  });

  test('is sent to no address that its document does not name', async () => {
    const client_id = documents.publish('/strict.json', { redirect_uris: [WEB] });
    expect((await new ProxyClient(one, `${WEB}/other`).visit(client_id)).status).toBe(400);
  });

  test('is not even fetched where it is denied', async () => {
    const client_id = documents.publish('/denied.json', { redirect_uris: [WEB] });
    await new RedisClientDenials(one.redis).deny(client_id);
    expect((await new ProxyClient(one, WEB).visit(client_id)).status).toBe(400);
    expect(documents.asked).not.toContain('/denied.json');
  });

  test('is advertised', async () => {
    const answer = await one.send({ path: '/.well-known/oauth-authorization-server/oauth' });
    expect(json(answer)).toMatchObject({ client_id_metadata_document_supported: true });
  });
});

test('a client whose document cannot be had for now is told to try again, and keeps what it has', async () => {
  const client_id = documents.publish('/away.json', { redirect_uris: [WEB] }, { status: 503 });
  const answer = await new ProxyClient(one, WEB).exchange('code', { client_id });
  expect([answer.status, json(answer).error]).toEqual([503, 'temporarily_unavailable']);
  expect(answer.headers['retry-after']).toBe('5');
});

describe('no client has a document that', () => {
  const valid = { redirect_uris: [WEB] };
  test.each([
    ['is of another', () => documents.publish('/0', { ...valid, client_id: documents.url('/web.json') })],
    ['is not there', () => documents.url('/1')],
    ['is a page', () => documents.publish('/2', valid, { headers: { 'content-type': 'text/html' } })],
    ['is elsewhere', () => documents.serve('/3', { status: 302, headers: { location: '/web.json' } })],
    ['is refused', () => documents.publish('/4', valid, { status: 403 })],
    ['is too large', () => documents.publish('/5', { ...valid, padding: 'x'.repeat(5 * 1024) })],
    ['is no JSON', () => documents.serve('/6', { body: '{' })],
    ['is a list', () => documents.serve('/7', { body: '[]' })],
    ['has a secret', () => documents.publish('/8', { ...valid, client_secret: 'x'.repeat(32) })],
    [
      'wants one',
      () => documents.publish('/9', { ...valid, token_endpoint_auth_method: 'client_secret_post' }),
    ],
    ['names an http address', () => documents.publish('/10', { redirect_uris: [WEB, 'http://a.example/'] })],
    ['names a script', () => documents.publish('/11', { redirect_uris: ['javascript:alert(1)'] })],
    ['names no address', () => documents.publish('/12', {})],
    [
      'has keys nowhere',
      () => documents.publish('/13', { ...valid, token_endpoint_auth_method: 'private_key_jwt' }),
    ],
  ])('%s', async (_what, publish) => {
    const client_id = publish();
    const client = new ProxyClient(one, WEB);
    const page = await client.visit(client_id);
    expect([page.status, page.body.includes('<h1>')]).toEqual([400, true]);
    const answer = await client.exchange('code', { client_id });
    expect([answer.status, json(answer).error]).toEqual([401, 'invalid_client']);
    // The page asked for it; the program did not ask again at once.
    expect(documents.asked.filter((path) => client_id === documents.url(path))).toHaveLength(1);
  });
});
