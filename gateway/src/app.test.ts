import { describe, expect, test } from '@jest/globals';
import { bearer, PUBLIC_URL, RESOURCE, startGateway } from '../test/support/gateway.ts';
import { send } from '../test/support/http-client.ts';
import { dropInternalHeaders } from './http/internal-headers.ts';

const preflight = (origin: string, asked = '') =>
  ({
    method: 'OPTIONS',
    path: '/mcp',
    headers: [
      ['origin', origin],
      ['access-control-request-method', 'POST'],
      ['access-control-request-headers', asked],
    ],
  }) as const;

describe('pages of other origins', () => {
  test.each(['https://app.example', PUBLIC_URL])(
    'may call /mcp from %s, which is answered before any sign-in',
    async (origin) => {
      await using gateway = await startGateway();
      const asked = 'authorization, Mcp-Param-Region, mcp-param-bad_name, x-evil';
      const answer = await gateway.send(preflight(origin, asked));
      expect(answer.status).toBe(204);
      expect(answer.headers['access-control-allow-origin']).toBe(origin);
      expect(answer.headers['access-control-allow-methods']).toBe('POST, GET, DELETE, OPTIONS');
      expect(answer.headers['access-control-allow-headers']).toBe(
        'Authorization, DPoP, Content-Type, Accept, MCP-Protocol-Version, Mcp-Method, Mcp-Name, Mcp-Session-Id, Last-Event-ID, If-None-Match, X-Request-Id, Mcp-Param-Region',
      );
      expect(answer.headers.vary).toContain('Origin');
    },
  );

  test('may read the challenge, which names every header they need', async () => {
    await using gateway = await startGateway();
    const answer = await gateway.send({ path: '/mcp', headers: [['origin', 'https://app.example']] });
    expect(answer.status).toBe(401);
    expect(answer.headers['access-control-allow-origin']).toBe('https://app.example');
    for (const name of [
      'WWW-Authenticate',
      'Retry-After',
      'RateLimit',
      'RateLimit-Policy',
      'MCP-Protocol-Version',
      'X-Request-Id',
    ]) {
      expect(answer.headers['access-control-expose-headers']?.split(', ')).toContain(name);
    }
  });

  test.each(['https://evil.example', 'null', 'https://app.example.evil.example', 'http://app.example'])(
    'are refused from %s, with the name of the setting',
    async (origin) => {
      await using gateway = await startGateway();
      for (const request of [
        preflight(origin),
        {
          method: 'POST',
          path: '/mcp',
          headers: [['origin', origin], bearer(await gateway.aToken())],
        } as const,
      ]) {
        const answer = await gateway.send(request);
        expect(answer.status).toBe(403);
        expect(JSON.parse(answer.body)).toMatchObject({ code: 'origin_not_allowed' });
        expect(answer.body).toContain('ALLOWED_ORIGINS');
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      }
      expect(gateway.upstream.arrived).toEqual([]);
    },
  );

  test('are all welcome with *', async () => {
    await using gateway = await startGateway({ allowedOrigins: ['*'] });
    expect((await gateway.send(preflight('https://any.example'))).status).toBe(204);
  });
});

describe('requests for somebody else', () => {
  test.each([
    'evil.example',
    'gateway.example.evil.example',
    'gateway.example:8080',
    'user@gateway.example',
    '',
  ])('are refused when Host is "%s"', async (host) => {
    await using gateway = await startGateway();
    const answer = await send(gateway.server, { path: '/mcp', headers: [['host', host]] });
    expect(answer.status).toBe(421);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'host_not_allowed' });
  });

  test('are refused when there are two Host headers', async () => {
    await using gateway = await startGateway();
    const answer = await gateway.send({ path: '/', headers: [['host', 'evil.example']] });
    expect(answer.status).toBe(421);
  });

  test.each(['GATEWAY.example', 'gateway.example:443', 'inside.example:8080'])(
    'are none when Host is %s',
    async (host) => {
      await using gateway = await startGateway({ allowedHosts: ['inside.example:8080'] });
      const answer = await send(gateway.server, { path: '/', headers: [['host', host]] });
      expect(answer.status).toBe(200);
    },
  );

  test.each(['http://gateway.example/mcp', 'http://evil.example/mcp'])(
    'are refused when the request line is for %s',
    async (path) => {
      await using gateway = await startGateway();
      const answer = await gateway.send({ path });
      expect([answer.status, JSON.parse(answer.body).code]).toEqual([400, 'request_target_not_supported']);
    },
  );

  test.each(['/transfers/%ff', '/account/keys/%E0%A4/revoke', '/c/%', '/%zz'])(
    'are refused when the path holds what is no character: %s',
    async (path) => {
      await using gateway = await startGateway();
      const answer = await gateway.send({ path });
      expect([answer.status, JSON.parse(answer.body).code]).toEqual([400, 'path_unreadable']);
    },
  );

  test('do not choose the URLs in our answers', async () => {
    await using gateway = await startGateway({ allowedHosts: ['evil.example'] });
    const answer = await send(gateway.server, {
      path: '/.well-known/oauth-protected-resource',
      headers: [
        ['host', 'evil.example'],
        ['x-forwarded-host', 'evil.example'],
        ['x-forwarded-proto', 'http'],
      ],
    });
    expect(JSON.parse(answer.body).resource).toBe(RESOURCE);
  });
});

describe('health', () => {
  test('asks nobody for /healthz, not even for the right Host', async () => {
    await using gateway = await startGateway();
    gateway.authKit.isDown = true;
    const answer = await send(gateway.server, { path: '/healthz', headers: [['host', '10.0.0.7:8080']] });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { status: 'alive' }]);
    expect(gateway.authKit.asked).toEqual([]);
  });

  test('is ready once the keys have been known, and stays so', async () => {
    await using gateway = await startGateway();
    const ready = () => gateway.send({ path: '/readyz' });
    expect([(await ready()).status, JSON.parse((await ready()).body)]).toEqual([
      503,
      { status: 'keys_unknown' },
    ]);
    await gateway.send({ path: '/mcp', headers: [bearer(await gateway.aToken())] });
    gateway.authKit.isDown = true;
    expect((await ready()).status).toBe(200);
  });

  test('is not ready while draining', async () => {
    await using gateway = await startGateway({ isDraining: () => true });
    const answer = await gateway.send({ path: '/readyz' });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([503, { status: 'draining' }]);
  });
});

describe('every answer', () => {
  test('carries the request id, the client’s own where it is harmless', async () => {
    await using gateway = await startGateway();
    for (const path of ['/', '/nowhere', '/mcp', '/healthz', '/.well-known/oauth-protected-resource']) {
      const own = await gateway.send({ path, headers: [['x-request-id', 'client-id-1']] });
      expect(own.headers['x-request-id']).toBe('client-id-1');
      const bad = await gateway.send({ path, headers: [['x-request-id', 'no spaces please']] });
      expect(bad.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('comes after the headers were dropped that claim an identity, which is before anything else', async () => {
    await using gateway = await startGateway();
    expect(gateway.app.router.stack[0]?.handle).toBe(dropInternalHeaders);
  });

  test('closes the connection where the client asked for it, and keeps it otherwise', async () => {
    await using gateway = await startGateway();
    const token = bearer(await gateway.aToken());
    for (const connection of ['close', 'keep-alive']) {
      const answer = await gateway.send({ path: '/mcp', headers: [token, ['connection', connection]] });
      expect(answer.headers.connection).toBe(connection);
    }
  });

  test('to a method that /mcp does not take names those that it takes', async () => {
    await using gateway = await startGateway();
    for (const method of ['PUT', 'PATCH', 'HEAD', 'TRACE']) {
      const answer = await gateway.send({ method, path: '/mcp', headers: [bearer(await gateway.aToken())] });
      expect([method, answer.status, answer.headers.allow]).toEqual([
        method,
        405,
        'POST, GET, DELETE, OPTIONS',
      ]);
    }
  });

  test('at the root tells people the address to use', async () => {
    await using gateway = await startGateway();
    const answer = await gateway.send({ path: '/' });
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toContain(RESOURCE);
  });

  test('at the root shows browsers how each assistant is connected, by pages that run nothing', async () => {
    await using gateway = await startGateway();
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const { headers, body } = await gateway.send({ path: '/', headers: [['accept', accept]] });
    expect(headers['content-type']).toContain('text/html');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.vary).toBe('Accept');
    for (const client of ['Poke', 'Claude', 'ChatGPT', 'Cursor', 'VS Code', 'MCP Inspector', 'mcp-remote'])
      expect(body).toContain(client);
    const [, config = ''] = /config=([\w%]+)/.exec(body) ?? [];
    expect(JSON.parse(Buffer.from(decodeURIComponent(config), 'base64').toString())).toEqual({
      url: RESOURCE,
    });
    expect(body).toContain(
      `vscode:mcp/install?${encodeURIComponent(JSON.stringify({ name: 'bookmarks', type: 'http', url: RESOURCE }))}`,
    );
    expect(body).not.toContain('/account');
  });

  test('says nothing about an error that nobody expected, and the log says all', async () => {
    const signIdentity = () => Promise.reject(new Error('the key is upside down'));
    await using gateway = await startGateway({ signIdentity });
    const answer = await gateway.send({ path: '/mcp', headers: [bearer(await gateway.aToken())] });
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body)).toMatchObject({ title: 'Internal Server Error', code: 'internal' });
    expect(answer.body).not.toContain('upside down');
    expect(gateway.lines.join()).toContain('upside down');
  });
});
