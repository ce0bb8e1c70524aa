import { describe, expect, test } from '@jest/globals';
import { PUBLIC_URL, RESOURCE, startGateway } from '../test/support/gateway.ts';

const withSlashes = (paths: string[]) => paths.flatMap((path) => [path, `${path}/`]);

const PROTECTED_RESOURCE = withSlashes([
  '/.well-known/oauth-protected-resource',
  '/.well-known/oauth-protected-resource/mcp',
]);
const MIRRORS = withSlashes([
  '/.well-known/oauth-authorization-server',
  '/.well-known/oauth-authorization-server/mcp',
  '/.well-known/openid-configuration',
  '/.well-known/openid-configuration/mcp',
]);

describe('protected resource metadata', () => {
  test.each(PROTECTED_RESOURCE)('is the same at %s', async (path) => {
    await using gateway = await startGateway();
    const answer = await gateway.send({ path });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
    });
    expect(JSON.parse(answer.body)).toEqual({
      resource: RESOURCE,
      authorization_servers: [gateway.authKit.issuer],
      scopes_supported: ['bookmarks:read', 'bookmarks:write'],
      bearer_methods_supported: ['header'],
      dpop_signing_alg_values_supported: ['RS256', 'ES256', 'PS256', 'EdDSA'],
      resource_name: 'Bookmarks',
    });
  });

  test('is where the challenge says', async () => {
    await using gateway = await startGateway();
    const challenge = (await gateway.send({ path: '/mcp' })).headers['www-authenticate'] ?? '';
    const url = /resource_metadata="([^"]+)"/.exec(challenge)?.[1] ?? '';
    expect(url.startsWith(PUBLIC_URL)).toBe(true);
    expect((await gateway.send({ path: new URL(url).pathname })).status).toBe(200);
  });

  test('needs no authorization server', async () => {
    await using gateway = await startGateway();
    gateway.authKit.isDown = true;
    expect((await gateway.send({ path: '/.well-known/oauth-protected-resource' })).status).toBe(200);
    expect(gateway.authKit.asked).toEqual([]);
  });
});

describe('every discovery document', () => {
  test.each([...PROTECTED_RESOURCE, ...MIRRORS])(
    'takes HEAD and OPTIONS at %s, and nothing else',
    async (path) => {
      await using gateway = await startGateway();
      const head = await gateway.send({ method: 'HEAD', path });
      expect([head.status, head.body]).toEqual([200, '']);
      expect(Number(head.headers['content-length'])).toBeGreaterThan(100);

      const preflight = await gateway.send({
        method: 'OPTIONS',
        path,
        headers: [['origin', 'https://any.example']],
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers).toMatchObject({
        allow: 'GET, HEAD, OPTIONS',
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      });

      const post = await gateway.send({ method: 'POST', path });
      expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    },
  );
});

describe('the mirror of the authorization server metadata', () => {
  test.each(MIRRORS)('is AuthKit’s own document, issuer included, at %s', async (path) => {
    await using gateway = await startGateway();
    const answer = await gateway.send({ path });
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(JSON.parse(answer.body)).toEqual({
      ...gateway.authKit.metadata,
      ...(path.includes('openid') && { subject_types_supported: ['public'] }),
    });
  });

  test('is served from memory, also while AuthKit is down', async () => {
    await using gateway = await startGateway();
    const path = '/.well-known/oauth-authorization-server';
    await gateway.send({ path });
    gateway.authKit.isDown = true;
    expect((await gateway.send({ path })).status).toBe(200);
    expect(gateway.authKit.timesAsked(path)).toBe(1);
  });

  test('is 503 with Retry-After when it could never be had', async () => {
    await using gateway = await startGateway();
    gateway.authKit.isDown = true;
    const answer = await gateway.send({ path: '/.well-known/oauth-authorization-server' });
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'authorization_server_unavailable' });
  });

  test('is refused when it names another issuer', async () => {
    await using gateway = await startGateway();
    gateway.authKit.metadata = { ...gateway.authKit.metadata, issuer: `${gateway.authKit.issuer}/` };
    expect((await gateway.send({ path: '/.well-known/oauth-authorization-server' })).status).toBe(503);
  });
});

describe('the endpoints of older clients at our origin', () => {
  test.each(['/authorize', '/token', '/register'])('%s says by which methods it is used', async (path) => {
    await using gateway = await startGateway();
    const allowed = await gateway.send({ method: 'OPTIONS', path });
    expect([allowed.status, allowed.headers.allow]).toEqual([204, expect.stringContaining('OPTIONS')]);
    const refused = await gateway.send({ method: 'PUT', path });
    expect([refused.status, refused.headers.allow]).toEqual([405, allowed.headers.allow]);
  });

  test('send the browser to AuthKit with the query as it is', async () => {
    await using gateway = await startGateway();
    const query = '?response_type=code&state=a%2Fb&redirect_uri=poke%3A%2F%2Foauth%2Fcallback';
    const answer = await gateway.send({ path: `/authorize${query}` });
    expect(answer.status).toBe(307);
    expect(answer.headers.location).toBe(`${gateway.authKit.issuer}/oauth2/authorize${query}`);
  });

  test.each([
    ['/token', '/oauth2/token'],
    ['/register', '/oauth2/register'],
  ])('send POST %s on', async (path, target) => {
    await using gateway = await startGateway();
    const answer = await gateway.send({ method: 'POST', path, body: 'x=1' });
    expect([answer.status, answer.headers.location]).toEqual([307, `${gateway.authKit.issuer}${target}`]);
  });

  test('do not exist where AuthKit has none', async () => {
    await using gateway = await startGateway();
    delete gateway.authKit.metadata.registration_endpoint;
    expect((await gateway.send({ method: 'POST', path: '/register' })).status).toBe(404);
  });
});
