import { describe, expect, test } from '@jest/globals';
import { mcpUrl, post, toolCall } from '../helpers/gateway.ts';
import {
  askForTokens,
  authorize,
  bearer,
  claimsOf,
  discoverAuthorizationServer,
  registeredClient,
  signIn,
  signInAs,
  tokensOf,
} from '../helpers/oauth-client.ts';
import { reproduces } from './matrix.ts';

const RESOURCE = mcpUrl().href;
const NATIVE = {
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
};

describe('mcp-remote', () => {
  test(
    reproduces(
      'mcp-remote:instances',
      'signs in three times at once with one registration, each on its port',
    ),
    async () => {
      // That the ports may differ is the stand-in's part, as AuthKit's; all the tokens are the gateway's.
      const server = await discoverAuthorizationServer();
      const clientId = await registeredClient(server, {
        ...NATIVE,
        client_name: 'MCP CLI Proxy',
        client_uri: 'https://github.com/modelcontextprotocol/mcp-cli',
        software_id: '2e6dc280-f3c3-4e01-99a7-8181dbd1d23d',
        software_version: '0.1.31',
        redirect_uris: ['http://localhost:3334/oauth/callback'],
      });
      const ports = [3334, 14_281, 50_002];
      const instances = await Promise.all(
        ports.map((port) =>
          signInAs(server, clientId, {
            redirectUri: `http://localhost:${port}/oauth/callback`,
            resource: RESOURCE,
          }),
        ),
      );
      const answers = await Promise.all(
        instances.map((tokens) => post(toolCall('list_tags', {}), bearer(tokens))),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    },
  );
});

describe('Codex and the Vercel AI SDK', () => {
  const CALLBACK = 'http://127.0.0.1:37819/callback/Q0FMTEJBQ0s';
  const resource = `${RESOURCE}/`;

  test(
    reproduces('codex:slash', 'put a slash behind the resource at authorization, exchange and refresh'),
    async () => {
      const server = await discoverAuthorizationServer();
      const registration = {
        ...NATIVE,
        client_name: 'Codex',
        redirect_uris: [CALLBACK],
        application_type: 'native',
      };
      const { clientId, tokens } = await signIn(server, { registration, redirectUri: CALLBACK, resource });
      const refreshed = await tokensOf(
        await askForTokens(server, {
          grant_type: 'refresh_token',
          refresh_token: tokens.refresh_token,
          client_id: clientId,
          resource,
        }),
      );
      for (const { access_token } of [tokens, refreshed]) {
        expect(claimsOf(access_token).aud).toBe(RESOURCE);
        expect((await post(toolCall('list_tags', {}), bearer({ access_token }))).status).toBe(200);
      }
    },
  );

  test(reproduces('codex:slash', 'find the issuer in the answer, as the metadata writes it'), async () => {
    const server = await discoverAuthorizationServer();
    const clientId = await registeredClient(server, { ...NATIVE, redirect_uris: [CALLBACK] });
    const parameters = { client_id: clientId, redirect_uri: CALLBACK, resource };
    const { answer } = await authorize(server, parameters, 'anna');
    expect(answer.get('iss')).toBe(server.metadata.issuer);
    expect(server.metadata.authorization_response_iss_parameter_supported).toBe(true);
  });
});

describe('Gemini Spark', () => {
  test(
    reproduces('gemini:registration-only', 'registers with a name and a callback, and nothing else'),
    async () => {
      const redirectUri = 'https://gemini.google.com/connectors/oauth/callback';
      const shape = {
        registration: {
          client_name: 'Gemini',
          redirect_uris: [redirectUri],
          token_endpoint_auth_method: 'none',
        },
        redirectUri,
      };
      const { clientId, tokens } = await signIn(await discoverAuthorizationServer(), shape);
      expect(clientId).not.toMatch(/^https:/);
      expect((await post(toolCall('list_tags', {}), bearer(tokens))).status).toBe(200);
    },
  );
});

describe('OpenCode', () => {
  test(
    reproduces('opencode:concurrent-refresh', 'keeps all calls with the old token that a refresh overtakes'),
    async () => {
      const server = await discoverAuthorizationServer();
      const redirectUri = 'http://127.0.0.1:19876/mcp/oauth/callback';
      const registration = { ...NATIVE, client_name: 'OpenCode', redirect_uris: [redirectUri] };
      const shape = { registration, redirectUri, resource: RESOURCE };
      const { clientId, tokens } = await signIn(server, shape);
      const call = (access_token: string) => post(toolCall('list_tags', {}), bearer({ access_token }));

      const before = Array.from({ length: 10 }, () => call(tokens.access_token));
      const refreshed = await tokensOf(
        await askForTokens(server, {
          grant_type: 'refresh_token',
          refresh_token: tokens.refresh_token,
          client_id: clientId,
          resource: RESOURCE,
        }),
      );
      const after = [tokens, refreshed].flatMap(({ access_token }) =>
        Array.from({ length: 10 }, () => call(access_token)),
      );
      const answers = await Promise.all([...before, ...after]);
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    },
  );
});
