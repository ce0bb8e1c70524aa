import { describe, expect, test } from '@jest/globals';
import { bearer, type Gateway, PUBLIC_URL, startGateway } from '../test/support/gateway.ts';

const PATHS = ['/mcp/readonly', '/mcp/research'];

const post = async (gateway: Gateway, path: string, claims = {}, headers: [string, string][] = []) =>
  gateway.send({
    method: 'POST',
    path,
    headers: [bearer(await gateway.aToken(claims)), ...headers],
    body: '{}',
  });
const calling = (tool: string): [string, string][] => [
  ['mcp-protocol-version', '2026-07-28'],
  ['mcp-method', 'tools/call'],
  ['mcp-name', tool],
];

describe.each(PATHS)('%s', (path) => {
  const resource = `${PUBLIC_URL}${path}`;

  test.each(['', '/'])('has metadata of its own behind its path, with "%s" at the end', async (slash) => {
    await using gateway = await startGateway();
    const answer = await gateway.send({ path: `/.well-known/oauth-protected-resource${path}${slash}` });
    expect(JSON.parse(answer.body)).toMatchObject({
      resource,
      authorization_servers: [gateway.authKit.issuer],
      scopes_supported: ['bookmarks:read'],
    });
  });

  test.each(['', '/'])(
    'challenges with that metadata, and asks for what can be used, with "%s" at the end',
    async (slash) => {
      await using gateway = await startGateway();
      const answer = await gateway.send({ method: 'POST', path: `${path}${slash}`, body: '{}' });
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toContain(
        `resource_metadata="${PUBLIC_URL}/.well-known/oauth-protected-resource${path}", scope="bookmarks:read"`,
      );
    },
  );

  test.each(['', '/'])('is forwarded to its own path, with "%s" at the end', async (slash) => {
    await using gateway = await startGateway();
    expect((await post(gateway, `${path}${slash}`)).status).toBe(200);
    expect(gateway.upstream.arrived[0]?.req.url).toBe(path);
  });

  test('takes tokens of its own and of /mcp, and hands on that they may read', async () => {
    await using gateway = await startGateway();
    for (const aud of [resource, `${PUBLIC_URL}/mcp`]) {
      expect((await post(gateway, path, { aud, scope: 'bookmarks:write' })).status).toBe(200);
      const assertion = String(gateway.upstream.arrived.at(-1)?.req.headers['x-user-sub']);
      expect(await gateway.verifyIdentity(assertion)).toMatchObject({ scopes: ['bookmarks:read'] });
    }
  });

  test('takes no token of another resource, and says which to ask for', async () => {
    await using gateway = await startGateway();
    for (const other of [PUBLIC_URL, ...PATHS.filter((one) => one !== path).map((one) => PUBLIC_URL + one)]) {
      const answer = await post(gateway, path, { aud: other });
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'audience_mismatch' });
      expect(answer.body).toContain(`resource=${resource}.`);
    }
  });

  test('has its tokens refused at /mcp, which can do more', async () => {
    await using gateway = await startGateway();
    const answer = await post(gateway, '/mcp', { aud: resource });
    expect([answer.status, JSON.parse(answer.body).code]).toEqual([401, 'audience_mismatch']);
  });

  test('asks for no scope that would be of no use', async () => {
    await using gateway = await startGateway();
    const answer = await post(gateway, path, { scope: 'bookmarks:read' }, calling('add_bookmark'));
    expect(answer.status).toBe(200);
  });

  test('counts calls as those of a tool that reads', async () => {
    await using gateway = await startGateway();
    const answer = await post(gateway, path, {}, calling('search'));
    expect(answer.headers.ratelimit).toContain('"tools";r=999999');
  });
});

test('any other path below /mcp is not there', async () => {
  await using gateway = await startGateway();
  expect((await post(gateway, '/mcp/other')).status).toBe(404);
});
