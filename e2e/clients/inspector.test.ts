import { describe, expect, test } from '@jest/globals';
import { openPage } from '../helpers/browser-page.ts';
import { mcpUrl, request, toolCall } from '../helpers/gateway.ts';
import { authorize, bearer, discoverAuthorizationServer, jsonOf, tokensOf } from '../helpers/oauth-client.ts';
import { reproduces } from './matrix.ts';

const INSPECTOR = 'http://localhost:6274';
const CALLBACK = `${INSPECTOR}/oauth/callback`;
const page = openPage(INSPECTOR);
const JSON_TYPE = { 'content-type': 'application/json' };
const MCP = {
  ...JSON_TYPE,
  accept: 'application/json, text/event-stream',
  'mcp-protocol-version': '2025-06-18',
};

const callTool = (headers: Record<string, string>) =>
  page.fetch(mcpUrl(), { method: 'POST', headers, body: toolCall('list_tags', {}) });

describe('MCP Inspector', () => {
  test(
    reproduces('inspector:cors', 'discovers, registers, signs in and calls a tool, all from its page'),
    async () => {
      const challenge = (await callTool(MCP)).headers.get('www-authenticate') ?? '';
      const metadataUrl = /resource_metadata="([^"]+)"/.exec(challenge)?.[1] ?? '';
      const version = { headers: { 'MCP-Protocol-Version': '2025-06-18' } };
      const resource = await jsonOf(await page.fetch(metadataUrl, version));
      const [issuer = ''] = resource.authorization_servers as string[];
      const metadata = await jsonOf(
        await page.fetch(`${issuer}/.well-known/oauth-authorization-server`, version),
      );

      const registered = await page.fetch(String(metadata.registration_endpoint), {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify({
          client_name: 'MCP Inspector',
          client_uri: 'https://github.com/modelcontextprotocol/inspector',
          redirect_uris: [CALLBACK, `${CALLBACK}/debug`],
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code'],
          token_endpoint_auth_method: 'none',
        }),
      });
      const clientId = String((await jsonOf(registered)).client_id);
      const parameters = { client_id: clientId, redirect_uri: CALLBACK, resource: String(resource.resource) };
      const { answer, verifier } = await authorize(await discoverAuthorizationServer(), parameters, 'anna');
      const exchanged = await page.fetch(String(metadata.token_endpoint), {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code: answer.get('code') ?? '',
          code_verifier: verifier,
          ...parameters,
        }),
      });
      const called = await callTool({ ...MCP, ...bearer(await tokensOf(exchanged)) });
      expect(called.status).toBe(200);
      expect(called.headers.get('x-request-id')).not.toBeNull();
    },
  );

  test.each(['/mcp', '/mcp/'])(
    `${reproduces('inspector:cors', 'gets its preflight answered without a token at')} %s`,
    async (path) => {
      // Word for word what Chromium sends for the page.
      const response = await request(path, {
        method: 'OPTIONS',
        redirect: 'manual',
        headers: {
          accept: '*/*',
          'access-control-request-headers':
            'authorization,content-type,last-event-id,mcp-method,mcp-name,mcp-param-region,mcp-protocol-version,mcp-session-id',
          'access-control-request-method': 'POST',
          origin: INSPECTOR,
          'sec-fetch-mode': 'cors',
        },
      });
      expect(response.status).toBe(204);
      expect(response.headers.get('www-authenticate')).toBeNull();
      expect(response.headers.get('access-control-allow-origin')).toBe(INSPECTOR);
      expect(response.headers.get('vary')).toMatch(/origin/i);
      const allowed = (response.headers.get('access-control-allow-headers') ?? '').toLowerCase();
      for (const name of [
        'authorization',
        'content-type',
        'last-event-id',
        'mcp-method',
        'mcp-name',
        'mcp-param-region',
        'mcp-protocol-version',
        'mcp-session-id',
      ]) {
        expect(allowed.split(', ')).toContain(name);
      }
    },
  );

  test(reproduces('inspector:cors', 'reads every discovery document, with its own headers'), async () => {
    for (const path of [
      '/.well-known/oauth-protected-resource',
      '/.well-known/oauth-protected-resource/mcp',
      '/.well-known/oauth-authorization-server',
      '/.well-known/oauth-authorization-server/mcp',
      '/.well-known/openid-configuration',
      '/.well-known/openid-configuration/mcp',
    ]) {
      for (const name of [path, `${path}/`]) {
        const headers = { 'MCP-Protocol-Version': '2025-06-18' };
        expect((await page.fetch(new URL(name, mcpUrl()), { headers })).status).toBe(200);
      }
    }
  });

  test(reproduces('inspector:cors', 'may end a session and open a stream, as far as CORS goes'), async () => {
    for (const method of ['GET', 'DELETE']) {
      const headers = { ...MCP, authorization: 'Bearer x.y.z', 'mcp-session-id': 'a' };
      expect((await page.fetch(mcpUrl(), { method, headers })).status).toBe(401);
    }
  });

  test(reproduces('inspector:cors', 'is the only page beside our own that may call'), async () => {
    await expect(openPage('https://evil.example').fetch(mcpUrl(), { headers: MCP })).rejects.toThrow(
      TypeError,
    );
  });
});
