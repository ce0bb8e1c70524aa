import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { connectV1, connectV2, type Session } from '../helpers/connect.ts';
import { mcpUrl, post, request, toolCall } from '../helpers/gateway.ts';
import { throughTheProxy } from '../helpers/through-the-proxy.ts';
import { verifies } from '../helpers/verifies.ts';

const ORIGIN = mcpUrl().origin;

describe('discovery', () => {
  test(verifies('discovery:challenge', 'a request without a token is told where to sign in'), async () => {
    const response = await post(toolCall('list_bookmarks', {}));
    expect(response.status).toBe(401);
    const challenge = response.headers.get('www-authenticate') ?? '';
    expect(challenge).toContain(`resource_metadata="${ORIGIN}/.well-known/oauth-protected-resource/mcp"`);
    expect(challenge).not.toContain('error');
  });

  test(
    verifies('discovery:resource', 'the metadata names the resource and its authorization server'),
    async () => {
      for (const path of ['', '/', '/mcp', '/mcp/']) {
        const response = await request(`/.well-known/oauth-protected-resource${path}`);
        expect(await response.json()).toMatchObject({
          resource: `${ORIGIN}/mcp`,
          authorization_servers: [expect.stringMatching(/^https?:/), `${ORIGIN}/oauth`],
        });
      }
    },
  );

  test(verifies('discovery:mirror', 'the authorization server is described at the origin'), async () => {
    const resource = await (await request('/.well-known/oauth-protected-resource')).json();
    for (const path of [
      'oauth-authorization-server',
      'openid-configuration',
      'oauth-authorization-server/mcp',
    ]) {
      const metadata = await (await request(`/.well-known/${path}`)).json();
      expect(metadata).toMatchObject({
        issuer: (resource as { authorization_servers: string[] }).authorization_servers[0],
        code_challenge_methods_supported: ['S256'],
      });
    }
  });
});

describe('signing in', () => {
  test(verifies('sign-in:v1', 'a v1 client discovers, registers, signs in and calls a tool'), async () => {
    await using session = await connectV1('anna');
    expect(await session.call('list_tags')).toMatchObject({ isError: false });
  });

  test(verifies('sign-in:v2', 'a v2 client discovers, registers, signs in and calls a tool'), async () => {
    await using session = await connectV2('anna');
    expect(await session.call('list_tags')).toMatchObject({ isError: false });
  });

  test(
    verifies('sign-in:proxy', 'clients of both eras sign in at the gateway itself, as the same person'),
    async () => {
      await using v1 = await connectV1('anna', mcpUrl(), throughTheProxy('anna'));
      await using v2 = await connectV2('anna', mcpUrl(), throughTheProxy('anna'));
      await using other = await connectV1('anna');
      const url = `https://example.com/${randomUUID()}`;
      expect(await v1.call('add_bookmark', { url })).toMatchObject({ isError: false });
      const list = async (session: Session) => JSON.stringify((await session.call('list_bookmarks')).data);
      expect(await list(v2)).toContain(url);
      // Whom the proxy names is nobody whom AuthKit names.
      expect(await list(other)).not.toContain(url);
    },
  );

  test(verifies('sign-in:refresh', 'a refreshed token goes on'), async () => {
    await using session = await connectV1('anna');
    const before = session.poke.accessToken;
    await session.poke.refresh();
    expect(session.poke.accessToken).not.toBe(before);
    expect(await session.call('list_tags')).toMatchObject({ isError: false });
  });

  test(verifies('sign-in:refused', 'a token that was changed in any part is refused'), async () => {
    await using session = await connectV1('anna');
    const [header = '', payload = '', signature = ''] = session.poke.accessToken.split('.');
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forgeries = [
      'nonsense',
      `${encoded({ alg: 'none' })}.${payload}.`,
      `${encoded({ ...JSON.parse(Buffer.from(header, 'base64url').toString()), alg: 'HS256' })}.${payload}.${signature}`,
      `${header}.${encoded({ ...claims, sub: 'somebody' })}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -8)}AAAAAAAA`,
    ];
    for (const token of forgeries) {
      const response = await post(toolCall('list_bookmarks', {}), { authorization: `Bearer ${token}` });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
    }
  });

  test(verifies('identity:forged', 'an identity header of the client’s own changes nothing'), async () => {
    await using anna = await connectV1('anna');
    await using ben = await connectV1('ben');
    const url = `https://example.com/forged/${Date.now()}`;
    await ben.call('add_bookmark', { url });
    const { sub } = JSON.parse(Buffer.from(ben.poke.accessToken.split('.')[1] ?? '', 'base64url').toString());
    const authorization = `Bearer ${anna.poke.accessToken}`;
    for (const forged of [
      { 'x-user-sub': sub },
      { 'X-User-Sub': ben.poke.accessToken },
      { 'x-user-id': sub },
    ]) {
      const response = await post(toolCall('get_bookmarks', { refs: [url] }), { authorization, ...forged });
      expect(await response.text()).toContain('is not saved');
    }
  });
});
