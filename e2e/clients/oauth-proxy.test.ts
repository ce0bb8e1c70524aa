import { beforeAll, describe, expect, test } from '@jest/globals';
import { post, toolCall } from '../helpers/gateway.ts';
import {
  type AuthorizationServer,
  askForTokens,
  authorize,
  bearer,
  claimsOf,
  discoverAuthorizationServer,
  registeredClient,
  type Tokens,
  tokensOf,
} from '../helpers/oauth-client.ts';
import { throughTheProxy } from '../helpers/through-the-proxy.ts';
import { reproduces } from './matrix.ts';

let proxy: AuthorizationServer;
beforeAll(async () => {
  proxy = await discoverAuthorizationServer(1);
});

async function signIn(client_id: string, redirect_uri: string): Promise<Tokens> {
  const { answer, verifier } = await authorize(
    proxy,
    { client_id, redirect_uri },
    'anna',
    throughTheProxy('anna'),
  );
  const exchange = { code: answer.get('code') ?? '', code_verifier: verifier, client_id, redirect_uri };
  return tokensOf(await askForTokens(proxy, { grant_type: 'authorization_code', ...exchange }));
}

describe('claude.ai', () => {
  test(
    reproduces('claude.ai:client-document', 'signs in by its URL, whether its document can be had or not'),
    async () => {
      const clientId = 'https://claude.ai/oauth/mcp-oauth-client-metadata';
      const tokens = await signIn(clientId, 'https://claude.ai/api/mcp/auth_callback');
      expect(claimsOf(tokens.access_token).client_id).toBe(clientId);
      expect((await post(toolCall('list_tags', {}), bearer(tokens))).status).toBe(200);
    },
  );
});

describe('OpenCode', () => {
  test(
    reproduces('opencode:replayed-refresh', 'uses a refresh token ten times at once, and gets one successor'),
    async () => {
      const redirectUri = 'http://127.0.0.1:19876/mcp/oauth/callback';
      const client_id = await registeredClient(proxy, {
        client_name: 'OpenCode',
        redirect_uris: [redirectUri],
      });
      const { refresh_token } = await signIn(client_id, redirectUri);
      const refresh = { grant_type: 'refresh_token', client_id, refresh_token };
      const renewed = await Promise.all(
        Array.from({ length: 10 }, async () => tokensOf(await askForTokens(proxy, refresh))),
      );
      expect(new Set(renewed.map((tokens) => tokens.refresh_token)).size).toBe(1);
      for (const tokens of renewed)
        expect((await post(toolCall('list_tags', {}), bearer(tokens))).status).toBe(200);
    },
  );
});
