import { beforeAll, describe, expect, test } from '@jest/globals';
import { startFakeAuthorizationServer } from '../helpers/fake-authorization-server.ts';
import { mcpUrl, request } from '../helpers/gateway.ts';
import { startGateway } from '../helpers/gateway-process.ts';
import {
  type AuthorizationServer,
  askForTokens,
  authorizationRequest,
  authorize,
  discoverAuthorizationServer,
  endpointsAtOrigin,
  jsonOf,
  registeredClient,
} from '../helpers/oauth-client.ts';
import { sendRaw } from '../helpers/raw-request.ts';
import { regression } from './record.ts';

const CALLBACK = 'https://app.example/callback';
const REGISTRATION = { redirect_uris: [CALLBACK], token_endpoint_auth_method: 'none' };

let server: AuthorizationServer;
let clientId: string;
beforeAll(async () => {
  server = await discoverAuthorizationServer();
  clientId = await registeredClient(server, REGISTRATION);
});

// In production AuthKit answers here; these tests keep the stand-in, and the redirects of the gateway to it, as strict.
describe('the authorization server', () => {
  test.each([
    'https://evil.example/callback',
    'https://app.example/callback/',
    'https://app.example/callback?x=1',
    'https://app.example.evil.example/callback',
    'https://app.example/Callback',
    'http://app.example/callback',
    'https://app.example@evil.example/callback',
  ])(`${regression('CVE-2025-4143', 'never sends an answer to')} %s`, async (redirectUri) => {
    for (const { authorization } of [server, endpointsAtOrigin()]) {
      const { authorizationUrl } = authorizationRequest(authorization, {
        client_id: clientId,
        redirect_uri: redirectUri,
        login_hint: 'anna',
      });
      const response = await fetch(authorizationUrl);
      expect(new URL(response.url).origin).toBe(new URL(server.issuer).origin);
      expect(response.status).toBe(400);
    }
  });

  test(
    regression('CVE-2025-4143', 'exchanges a code only with the redirect URI that it was sent to'),
    async () => {
      const registration = { ...REGISTRATION, redirect_uris: [CALLBACK, `${CALLBACK}/other`] };
      const client_id = await registeredClient(server, registration);
      const { answer, verifier } = await authorize(server, { client_id, redirect_uri: CALLBACK }, 'anna');
      const response = await askForTokens(server, {
        grant_type: 'authorization_code',
        code: answer.get('code') ?? '',
        code_verifier: verifier,
        client_id,
        redirect_uri: `${CALLBACK}/other`,
      });
      expect(response.status).toBe(400);
      expect(await jsonOf(response)).toMatchObject({ error: 'invalid_grant' });
    },
  );

  test.each<[string, { code_challenge?: string | undefined; code_challenge_method?: string | undefined }]>([
    ['no challenge', { code_challenge: undefined, code_challenge_method: undefined }],
    ['the method plain', { code_challenge_method: 'plain' }],
    ['no method, which means plain', { code_challenge_method: undefined }],
  ])(`${regression('CVE-2025-4144', 'gives no code to a request with')} %s`, async (_what, parameters) => {
    const { authorizationUrl } = authorizationRequest(server.authorization, {
      client_id: clientId,
      redirect_uri: CALLBACK,
      login_hint: 'anna',
      ...parameters,
    });
    const response = await fetch(authorizationUrl, { redirect: 'manual' });
    const location = new URL(response.headers.get('location') ?? '', server.issuer);
    expect(location.searchParams.get('error')).toBe('invalid_request');
    expect(location.searchParams.get('code')).toBeNull();
  });

  test.each([undefined, '', 'x'.repeat(43)])(
    `${regression('CVE-2025-4144', 'exchanges no code with the verifier')} "%s"`,
    async (code_verifier) => {
      const parameters = { client_id: clientId, redirect_uri: CALLBACK };
      const { answer } = await authorize(server, parameters, 'anna');
      const code = answer.get('code') ?? '';
      const exchange = { grant_type: 'authorization_code', code, code_verifier, ...parameters };
      const response = await askForTokens(server, exchange);
      expect(response.status).toBe(400);
      expect(await jsonOf(response)).toMatchObject({ error: 'invalid_grant' });
    },
  );

  test(regression('CVE-2025-69196', 'issues no token for a resource that it does not know'), async () => {
    for (const resource of [
      'https://evil.example/mcp',
      `${mcpUrl().origin}/other`,
      `${mcpUrl().href}x`,
      `http://${mcpUrl().host}@evil.example/mcp`,
    ]) {
      const { authorizationUrl } = authorizationRequest(server.authorization, {
        client_id: clientId,
        redirect_uri: CALLBACK,
        resource,
        login_hint: 'anna',
      });
      const response = await fetch(authorizationUrl, { redirect: 'manual' });
      const location = new URL(response.headers.get('location') ?? '', server.issuer);
      expect(location.searchParams.get('error')).toBe('invalid_target');
    }
  });
});

describe('the gateway', () => {
  test(
    regression('CVE-2025-6514', 'names nothing but http(s) addresses of the authorization server'),
    async () => {
      const origin = new URL(server.issuer).origin;
      for (const path of ['oauth-authorization-server', 'openid-configuration']) {
        const metadata = await jsonOf(await request(`/.well-known/${path}`));
        const endpoints = Object.entries(metadata).filter(([name]) => /_endpoint$|_uri$/.test(name));
        expect(endpoints.length).toBeGreaterThan(3);
        for (const [, url] of endpoints) expect(new URL(String(url)).origin).toBe(origin);
      }
    },
  );

  test.each([
    'a:$(calc.exe)?response_type=code',
    'file:///c:/windows/system32/calc.exe',
    'javascript:alert(1)',
    'ms-settings:',
    '/relative',
  ])(
    `${regression('CVE-2025-6514', 'passes on nothing from an authorization server whose endpoint is')} %s`,
    async (endpoint) => {
      await using evil = await startFakeAuthorizationServer({ authorization_endpoint: endpoint });
      await using gateway = await startGateway({ AUTHKIT_DOMAIN: evil.issuer });
      for (const path of ['/.well-known/oauth-authorization-server', '/authorize?client_id=x']) {
        const headers = [['host', mcpUrl().host]] as const;
        const answer = await sendRaw({ to: gateway.url, method: 'GET', path, headers });
        expect(answer.status).toBe(503);
        expect(answer.headers.location).toBeUndefined();
        expect(answer.body).not.toContain(endpoint);
      }
    },
  );
});
