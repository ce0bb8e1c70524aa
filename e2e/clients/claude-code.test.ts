import { describe, expect, test } from '@jest/globals';
import { mcpUrl, post, request, toolCall } from '../helpers/gateway.ts';
import {
  askForTokens,
  bearer,
  claimsOf,
  discoverAuthorizationServer,
  endpointsAtOrigin,
  jsonOf,
  registeredClient,
  signIn,
} from '../helpers/oauth-client.ts';
import { reproduces } from './matrix.ts';

const CALLBACK = 'http://localhost:3118/callback';
const REGISTRATION = {
  client_name: 'Claude Code (bookmarks)',
  redirect_uris: [CALLBACK],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
  application_type: 'native',
};
const RESOURCE = mcpUrl().href;

describe('Claude Code', () => {
  test.each<[string, string | undefined]>([
    ['with a slash behind the resource', `${RESOURCE}/`],
    ['with the origin as the resource', mcpUrl().origin],
    ['with the origin and a slash as the resource', `${mcpUrl().origin}/`],
    ['without a resource', undefined],
  ])(
    `${reproduces('claude-code:resource', 'signs in')} %s, and gets a token that the gateway takes`,
    async (_how, resource) => {
      const shape = {
        registration: REGISTRATION,
        redirectUri: CALLBACK,
        ...(resource !== undefined && { resource }),
      };
      const { tokens } = await signIn(await discoverAuthorizationServer(), shape);
      // One spelling on the wire, whatever the client wrote: the stand-in's part, as AuthKit's in production.
      expect(claimsOf(tokens.access_token).aud).toBe(RESOURCE);
      expect((await post(toolCall('list_tags', {}), bearer(tokens))).status).toBe(200);
    },
  );

  test(
    reproduces('claude-code:resource', 'finds exactly the URL that the user typed in the metadata'),
    async () => {
      const challenge = (await post(toolCall('list_tags', {}))).headers.get('www-authenticate') ?? '';
      const url = /resource_metadata="([^"]+)"/.exec(challenge)?.[1] ?? '';
      expect((await jsonOf(await fetch(url))).resource).toBe(RESOURCE);
    },
  );

  test(
    reproduces('claude-code:stale-client', 'is told invalid_client, at the token endpoint of the origin too'),
    async () => {
      // The stand-in's answer; the gateway must not put one of its own in front of it.
      for (const endpoints of [await discoverAuthorizationServer(), endpointsAtOrigin()]) {
        const response = await askForTokens(endpoints, {
          grant_type: 'refresh_token',
          refresh_token: 'forgotten',
          client_id: 'client_01FORGOTTEN',
          resource: RESOURCE,
        });
        expect(response.status).toBe(401);
        expect(await jsonOf(response)).toMatchObject({ error: 'invalid_client' });
        // And registering again is enough to go on.
        expect(await registeredClient(endpoints, REGISTRATION)).toMatch(/^client_/);
      }
    },
  );

  test(
    reproduces('claude-code:step-up', 'may do everything when it asks for the scopes of the first challenge'),
    async () => {
      const challenge = (await post(toolCall('list_tags', {}))).headers.get('www-authenticate') ?? '';
      const scope = /scope="([^"]+)"/.exec(challenge)?.[1] ?? '';
      const shape = { registration: REGISTRATION, redirectUri: CALLBACK, resource: RESOURCE, scope };
      const { tokens } = await signIn(await discoverAuthorizationServer(), shape);
      const url = `https://example.com/step-up/${Date.now()}`;
      const saved = await post(toolCall('add_bookmark', { url }), bearer(tokens));
      expect(await saved.text()).toContain('created');
    },
  );

  test(reproduces('claude-code:resource', 'reads the metadata at both addresses that it tries'), async () => {
    for (const path of [
      '/.well-known/oauth-protected-resource/mcp',
      '/.well-known/oauth-protected-resource',
    ]) {
      const response = await request(path, {
        headers: { 'mcp-protocol-version': '2025-06-18', 'user-agent': 'claude-code/2.1.226 (cli)' },
        redirect: 'manual',
      });
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ resource: RESOURCE });
    }
  });
});
