import { describe, expect, test } from '@jest/globals';
import { mcpUrl, toolCall } from '../helpers/gateway.ts';
import {
  authorizationRequest,
  bearer,
  claimsOf,
  discoverAuthorizationServer,
  registeredClient,
  signIn,
} from '../helpers/oauth-client.ts';
import { reproduces } from './matrix.ts';

const CALLBACK = 'https://chatgpt.com/connector/oauth/OUbdUMlL15Ct';
const REGISTRATION = {
  client_name: 'ChatGPT',
  redirect_uris: [CALLBACK],
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
};

describe('ChatGPT', () => {
  test(reproduces('chatgpt:callback', 'comes back to the callback of its connector'), async () => {
    for (const redirectUri of [CALLBACK, 'https://chatgpt.com/connector_platform_oauth_redirect']) {
      const registration = { ...REGISTRATION, redirect_uris: [redirectUri] };
      const { tokens } = await signIn(await discoverAuthorizationServer(), { registration, redirectUri });
      expect(claimsOf(tokens.access_token).aud).toBe(mcpUrl().href);
    }
  });

  test(reproduces('chatgpt:callback', 'is not sent to the callback of another connector'), async () => {
    // The stand-in's refusal, as AuthKit's: an exact match for each registration.
    const server = await discoverAuthorizationServer();
    const clientId = await registeredClient(server, REGISTRATION);
    const { authorizationUrl } = authorizationRequest(server.authorization, {
      client_id: clientId,
      redirect_uri: 'https://chatgpt.com/connector/oauth/SomebodyElse',
    });
    const response = await fetch(authorizationUrl, { redirect: 'manual' });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
  });

  test(
    reproduces('chatgpt:resource-query', 'signs in for a URL with a query, and sends the query each time'),
    async () => {
      const typed = new URL('?utm_source=chatgpt.com&x=1', mcpUrl());
      const { tokens } = await signIn(await discoverAuthorizationServer(), {
        registration: REGISTRATION,
        redirectUri: CALLBACK,
        resource: typed.href,
      });
      expect(claimsOf(tokens.access_token).aud).toBe(mcpUrl().href);
      const response = await fetch(typed, {
        method: 'POST',
        headers: {
          ...bearer(tokens),
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          'user-agent': 'openai-mcp/1.0.0',
        },
        body: toolCall('list_tags', {}),
      });
      expect(response.status).toBe(200);
    },
  );
});
