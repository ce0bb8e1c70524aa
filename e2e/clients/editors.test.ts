import { describe, expect, test } from '@jest/globals';
import { mcpUrl, post, request, toolCall } from '../helpers/gateway.ts';
import { startGateway } from '../helpers/gateway-process.ts';
import {
  bearer,
  discoverAuthorizationServer,
  jsonOf,
  registeredClient,
  signIn,
  signInAs,
} from '../helpers/oauth-client.ts';
import { sendRaw } from '../helpers/raw-request.ts';
import { reproduces } from './matrix.ts';

const RESOURCE = mcpUrl().href;

describe('Cursor', () => {
  const CURSOR = 'cursor://anysphere.cursor-mcp/oauth/callback';

  test.each([CURSOR, 'http://localhost:8787/callback'])(
    `${reproduces('cursor:redirect-uri', 'registers as a web application and comes back to')} %s`,
    async (redirectUri) => {
      // The stand-in corrects the type, as AuthKit does.
      const registration = {
        client_name: 'Cursor',
        redirect_uris: [CURSOR, 'http://localhost:8787/callback'],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
        application_type: 'web',
      };
      const shape = { registration, redirectUri, resource: RESOURCE };
      const { tokens } = await signIn(await discoverAuthorizationServer(), shape);
      expect((await post(toolCall('list_tags', {}), bearer(tokens))).status).toBe(200);
    },
  );
});

describe('VS Code', () => {
  const REGISTRATION = {
    client_name: 'Visual Studio Code',
    client_uri: 'https://code.visualstudio.com',
    grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
    response_types: ['code'],
    redirect_uris: [
      'https://insiders.vscode.dev/redirect',
      'https://vscode.dev/redirect',
      'http://127.0.0.1/',
      'http://127.0.0.1:33418/',
    ],
    scope: 'bookmarks:read bookmarks:write',
    token_endpoint_auth_method: 'none',
    application_type: 'native',
  };

  test(
    reproduces('vscode:loopback', 'comes back to port 33418, to any other port, and to vscode.dev'),
    async () => {
      // RFC 8252 §7.3 lets a loopback port differ from the registered one: the stand-in's part, as AuthKit's.
      const server = await discoverAuthorizationServer();
      const clientId = await registeredClient(server, REGISTRATION);
      for (const redirectUri of [
        'http://127.0.0.1:33418/',
        'http://127.0.0.1:59656/',
        'https://vscode.dev/redirect',
      ]) {
        const tokens = await signInAs(server, clientId, { redirectUri, resource: RESOURCE });
        expect((await post(toolCall('list_tags', {}), bearer(tokens))).status).toBe(200);
      }
    },
  );

  test(
    reproduces('vscode:discovery', 'gets the same right document at every address on its list'),
    async () => {
      const { issuer } = await discoverAuthorizationServer();
      for (const path of ['/mcp', '', '/mcp/', '/']) {
        const document = await discoveryAt(`/.well-known/oauth-protected-resource${path}`);
        expect(document).toMatchObject({
          resource: RESOURCE,
          authorization_servers: [issuer, expect.any(String)],
        });
      }
      for (const path of [
        '/.well-known/oauth-authorization-server/mcp',
        '/.well-known/oauth-authorization-server',
        '/.well-known/openid-configuration/mcp',
        '/.well-known/openid-configuration',
      ]) {
        expect(await discoveryAt(path)).toMatchObject({ issuer });
      }
    },
  );

  test(
    reproduces('vscode:discovery', 'gets 404, and no page, at an address that nobody serves'),
    async () => {
      for (const path of [
        '/mcp/.well-known/openid-configuration',
        '/.well-known/oauth-protected-resource/x',
      ]) {
        const response = await request(path, { redirect: 'manual' });
        expect(response.status).toBe(404);
        expect(response.headers.get('content-type')).toContain('application/problem+json');
      }
    },
  );

  test(
    reproduces('vscode:restart', 'goes on with its token after the gateway was started again'),
    async () => {
      const shape = {
        registration: REGISTRATION,
        redirectUri: 'http://127.0.0.1:33418/',
        resource: RESOURCE,
      };
      const { tokens } = await signIn(await discoverAuthorizationServer(), shape);
      for (let start = 1; start <= 2; start++) {
        await using gateway = await startGateway();
        const answer = await sendRaw({
          to: gateway.url,
          headers: [
            ['host', mcpUrl().host],
            ['authorization', bearer(tokens).authorization],
            ['mcp-session-id', 'from-before-the-restart'],
          ],
          body: toolCall('list_tags', {}),
        });
        expect(answer.status).toBe(200);
      }
    },
  );
});

/** As VS Code asks: with the protocol version, and following nothing. */
async function discoveryAt(path: string): Promise<Record<string, unknown>> {
  const response = await request(path, {
    headers: { accept: 'application/json', 'mcp-protocol-version': '2025-11-25' },
    redirect: 'manual',
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('application/json');
  return jsonOf(response);
}
