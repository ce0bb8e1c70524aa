import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newProxySigningKeys } from '../../dev/stack/proxy-signing-keys.ts';
import type { AppDeps } from '../src/app.ts';
import { json, ProxyClient } from './support/proxy-client.ts';
import {
  PROXY_ISSUER,
  type ProxyGateway,
  type ProxySetup,
  startProxyGateway,
  startUpstream,
} from './support/proxy-gateway.ts';

const resources = new AsyncDisposableStack();
let setup: ProxySetup;

beforeAll(async () => {
  const { upstream } = resources.use(await startUpstream());
  setup = { upstream, keys: newProxySigningKeys('proxy-1') };
});
afterAll(() => resources.disposeAsync());

const authorizationServers = async (gateway: ProxyGateway) =>
  json(await gateway.send({ path: '/.well-known/oauth-protected-resource/mcp' })).authorization_servers;

describe.each<[string, Partial<AppDeps>]>([
  ['comes first', { isProxyFirst: true }],
  ['is all that there is', { isProxyFirst: true, authorizationServer: undefined }],
])('where the OAuth proxy %s', (_what, overrides) => {
  const start = () => startProxyGateway({ ...setup, overrides });

  test('it is what clients find that do not choose, also those that look at the origin alone', async () => {
    await using gateway = await start();
    expect((await authorizationServers(gateway))?.[0]).toBe(PROXY_ISSUER);
    for (const path of ['/.well-known/oauth-authorization-server', '/.well-known/openid-configuration/mcp'])
      expect(json(await gateway.send({ path })).issuer).toBe(PROXY_ISSUER);
    for (const [method, path, endpoint] of [
      ['GET', '/authorize?client_id=x', `${PROXY_ISSUER}/authorize?client_id=x`],
      ['POST', '/token', `${PROXY_ISSUER}/token`],
      ['POST', '/register', `${PROXY_ISSUER}/register`],
    ] as const) {
      const { status, headers } = await gateway.send({ method, path });
      expect([status, headers.location]).toEqual([307, endpoint]);
    }
  });

  test('its tokens are good, and those of nobody whom we know are not', async () => {
    await using gateway = await start();
    const client = new ProxyClient(gateway);
    const { access_token } = await client.tokens(await client.registered());
    expect((await client.call(access_token)).status).toBe(200);
    const stranger = await client.call(await gateway.aToken({ iss: 'https://other.example' }));
    expect(stranger.status).toBe(401);
    expect(stranger.headers['www-authenticate']).toContain('error="invalid_token"');
  });
});

test('where the OAuth proxy is all that there is, no token of AuthKit is good, and nobody waits for its keys', async () => {
  await using gateway = await startProxyGateway({
    ...setup,
    overrides: { isProxyFirst: true, authorizationServer: undefined },
  });
  expect(await authorizationServers(gateway)).toEqual([PROXY_ISSUER]);
  expect((await gateway.send({ path: '/readyz' })).status).toBe(200);
  expect((await new ProxyClient(gateway).call(await gateway.aToken())).status).toBe(401);
});

test('where AuthKit comes first, the other is named behind it', async () => {
  await using gateway = await startProxyGateway(setup);
  expect(await authorizationServers(gateway)).toEqual([gateway.authKit.issuer, PROXY_ISSUER]);
});
