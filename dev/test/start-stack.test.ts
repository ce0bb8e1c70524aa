import { createIdentitySigner, IDENTITY_HEADER, signingKey, type UserSub } from '@bookmarks/identity';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { withClient } from '../stack/postgres/sql.ts';
import { type Stack, startStack } from '../stack/start-stack.ts';

describe('startStack', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({
      durable: false,
      hasPages: true,
      log: () => {},
      overrides: { gateway: { ALLOWED_ORIGINS: 'https://app.example' } },
    });
  });
  afterAll(async () => {
    await stack[Symbol.asyncDispose]();
  });

  const status = async (url: string) => (await fetch(url)).status;

  test('has the services ready for requests when it returns', async () => {
    expect(await status(`${stack.mcpServiceUrl}/readyz`)).toBe(200);
    expect(await status(`${stack.authkitUrl}/.well-known/oauth-authorization-server`)).toBe(200);
    expect((await fetch(stack.mcpUrl, { method: 'POST' })).status).toBe(401);
  });

  test('has the service that looks at what is behind links, where it is wanted', () => {
    expect(stack.pageServiceAddress).toBe(`127.0.0.1:${stack.processes.pageService.port}`);
  });

  test('tells the gateway its own address and that of the stand-in', async () => {
    const metadata = await fetch(`${stack.gatewayUrl}/.well-known/oauth-protected-resource/mcp`);
    expect(await metadata.json()).toMatchObject({
      resource: stack.mcpUrl,
      authorization_servers: [stack.authkitUrl],
    });
  });

  test('hands out the key with which a test can forge an identity', async () => {
    const sign = createIdentitySigner(signingKey(stack.identityKeys.privateJwk));
    const sub = 'user_somebody' as UserSub; // No gateway has verified it: that is the point.
    const assertion = await sign({ sub, scopes: ['bookmarks:read'], method: 'oauth' });
    const ask = (headers: Record<string, string>) =>
      fetch(`${stack.mcpServiceUrl}/mcp`, { method: 'POST', headers, body: '{}' });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ [IDENTITY_HEADER]: assertion })).status).not.toBe(401);
  });

  test('gives the service a role that owns nothing', async () => {
    const sql = 'select count(*)::int as owned from pg_class where relowner = current_user::regrole';
    const owned = (url: string) => withClient(url, async (client) => (await client.query(sql)).rows[0].owned);
    expect(await owned(stack.databaseUrls.service)).toBe(0);
    expect(await owned(stack.databaseUrls.owner)).toBeGreaterThan(0);
  });

  test('lets single settings be changed, at the start and later', async () => {
    const allowed = async (origin: string) =>
      (await fetch(stack.mcpUrl, { method: 'OPTIONS', headers: { origin } })).headers.get(
        'access-control-allow-origin',
      );
    expect(await allowed('https://app.example')).toBe('https://app.example');
    await stack.processes.gateway.restart({ ALLOWED_ORIGINS: 'https://other.example' });
    expect(await allowed('https://app.example')).toBeNull();
  });

  test('takes everything down again when one service cannot start', async () => {
    const lines: string[] = [];
    const start = startStack({
      durable: false,
      log: (source, line) => lines.push(`${source} ${line}`),
      overrides: { gateway: { LOG_LEVEL: 'loud' } },
    });
    await expect(start).rejects.toThrow(/^gateway ended \(exit code 1\) before it was ready.*LOG_LEVEL/s);
  });

  test('can be given up while it starts', async () => {
    const start = startStack({ durable: false, log: () => {}, signal: AbortSignal.timeout(300) });
    await expect(start).rejects.toThrow('The start was given up.');
  });
});
