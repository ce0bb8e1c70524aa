import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import type { Request } from 'express';
import { bearer, HOST, startGateway, until } from '../test/support/gateway.ts';
import { headOf, open } from '../test/support/http-client.ts';

const POST = { method: 'POST', path: '/mcp' } as const;
const MIB = 1024 * 1024;

describe('forwarding', () => {
  test('passes the request on in the name of the caller, and the answer back', async () => {
    await using gateway = await startGateway();
    const token = await gateway.aToken({ scope: 'openid bookmarks:read' });
    const answer = await gateway.send({ ...POST, headers: [bearer(token)], body: '{"jsonrpc":"2.0"}' });

    expect(JSON.parse(answer.body)).toEqual({ path: '/mcp', body: '{"jsonrpc":"2.0"}' });
    const assertion = gateway.upstream.last.req.headersDistinct['x-user-sub'] ?? [];
    expect(assertion).toHaveLength(1);
    expect(await gateway.verifyIdentity(assertion[0])).toMatchObject({
      sub: 'user_anna',
      scopes: ['bookmarks:read'],
      clientId: 'client_1',
      method: 'oauth',
    });
    expect(gateway.upstream.last.req.headers['x-request-id']).toBe(answer.headers['x-request-id']);
  });

  test.each(['/mcp', '/mcp/', '/mcp?token=1', '/mcp/?x'])(
    'takes %s for the same, without a redirect',
    async (path) => {
      await using gateway = await startGateway();
      const answer = await gateway.send({
        method: 'POST',
        path,
        headers: [bearer(await gateway.aToken())],
        body: '{}',
      });
      expect([answer.status, gateway.upstream.last.req.url]).toEqual([200, '/mcp']);
    },
  );

  test('never passes on a claim to be somebody, a credential, or what a proxy would say', async () => {
    await using gateway = await startGateway();
    await gateway.send({
      ...POST,
      headers: [
        bearer(await gateway.aToken()),
        ['X-User-Sub', 'user_bert'],
        ['x-user-sub', 'user_bert'],
        ['X_User_Sub', 'user_bert'],
        ['x-user-id', 'user_bert'],
        ['X-Internal-Role', 'user_bert'],
        ['X-Forwarded-For', '1.2.3.4'],
        ['Forwarded', 'for=1.2.3.4'],
        ['Cookie', 'session=user_bert'],
        ['Proxy-Authorization', 'Basic x'],
        ['X-Poke-User-Id', 'user_bert'],
        ['Connection', 'x-user-sub, keep-alive'],
        ['Expect', '100-continue'],
        ['Mcp-Method', 'tools/call'],
        ['Mcp-Param-Url', 'x'],
      ],
      body: '{}',
    });
    const { headers, rawHeaders } = gateway.upstream.last.req;
    expect(Object.keys(headers).sort()).toEqual([
      'connection',
      'content-length',
      'host',
      'mcp-method',
      'mcp-param-url',
      'x-request-id',
      'x-user-sub',
    ]);
    expect(rawHeaders.join()).not.toMatch(/user_bert|Basic|1\.2\.3\.4/);
    expect(headers.host).toBe(gateway.upstream.url.host);
    expect(headers.connection).toBe('keep-alive');
    expect((await gateway.verifyIdentity(headers['x-user-sub'] as string)).sub).toBe('user_anna');
  });

  test('never passes on a claim in the trailers of a chunked body', async () => {
    await using gateway = await startGateway();
    const outgoing = open(gateway.server, {
      ...POST,
      headers: [
        HOST,
        bearer(await gateway.aToken()),
        ['transfer-encoding', 'chunked'],
        ['trailer', 'x-user-sub'],
      ],
    });
    outgoing.write('{}');
    outgoing.addTrailers({ 'x-user-sub': 'user_bert' });
    outgoing.end();
    await text(await headOf(outgoing));
    expect(gateway.upstream.last.body).toBe('{}');
    expect(gateway.upstream.last.req.rawTrailers).toEqual([]);
  });

  test('keeps the headers of the MCP service that are nobody else’s business', async () => {
    await using gateway = await startGateway();
    gateway.upstream.answer = (_req, res) => {
      res.set({
        'Mcp-Session-Id': 's1',
        'Set-Cookie': 'a=b',
        'X-User-Sub': 'x',
        'Access-Control-Allow-Origin': '*',
        'X-Request-Id': 'other',
        'WWW-Authenticate': 'x',
      });
      res.status(404).json({});
    };
    const { status, headers } = await gateway.send({
      ...POST,
      headers: [bearer(await gateway.aToken()), ['x-request-id', 'client-id-1']],
    });
    expect(status).toBe(404);
    expect(headers).toMatchObject({
      'mcp-session-id': 's1',
      'x-request-id': 'client-id-1',
      'cache-control': 'no-store',
    });
    for (const name of [
      'set-cookie',
      'x-user-sub',
      'access-control-allow-origin',
      'www-authenticate',
      'x-powered-by',
    ]) {
      expect(headers).not.toHaveProperty(name);
    }
  });
});

describe('streaming', () => {
  test('shows the client an event before the next one is written', async () => {
    await using gateway = await startGateway();
    const second = Promise.withResolvers<void>();
    gateway.upstream.answer = async (_req, res) => {
      res.set('Content-Type', 'text/event-stream').flushHeaders();
      res.write('data: 1\n\n');
      await second.promise;
      res.end('data: 2\n\n');
    };
    const outgoing = open(gateway.server, { ...POST, headers: [HOST, bearer(await gateway.aToken())] });
    outgoing.end('{}');
    const answer = await headOf(outgoing);
    const [first] = await once(answer, 'data');
    expect(String(first)).toBe('data: 1\n\n');
    second.resolve();
    expect(await text(answer)).toBe('data: 2\n\n');
  });

  test('shows the client the head of a stream before the first event', async () => {
    await using gateway = await startGateway();
    const event = Promise.withResolvers<void>();
    gateway.upstream.answer = async (_req, res) => {
      res.set('Content-Type', 'text/event-stream').flushHeaders();
      await event.promise;
      res.end();
    };
    const outgoing = open(gateway.server, { path: '/mcp', headers: [HOST, bearer(await gateway.aToken())] });
    outgoing.end();
    const answer = await headOf(outgoing);
    expect(answer.headers['content-type']).toContain('text/event-stream');
    event.resolve();
    await text(answer);
  });

  test('sends the body on while the client still writes it', async () => {
    await using gateway = await startGateway();
    const first = Promise.withResolvers<string>();
    gateway.upstream.answer = async (req, res) => {
      first.resolve(String((await once(req, 'data'))[0]));
      res.end(await text(req));
    };
    const outgoing = open(gateway.server, {
      ...POST,
      headers: [HOST, bearer(await gateway.aToken()), ['transfer-encoding', 'chunked']],
    });
    outgoing.write('one');
    expect(await first.promise).toBe('one');
    outgoing.end('two');
    expect(await text(await headOf(outgoing))).toBe('two');
  });

  test('breaks off the work of the MCP service when the client is gone', async () => {
    await using gateway = await startGateway();
    const begun = Promise.withResolvers<void>();
    gateway.upstream.answer = () => begun.resolve();
    const outgoing = open(gateway.server, { path: '/mcp', headers: [HOST, bearer(await gateway.aToken())] });
    outgoing.on('error', () => undefined).end();
    await begun.promise;
    outgoing.destroy();
    await until(() => gateway.upstream.aborted === 1);
  });

  test('asks nothing of the MCP service when the client has gone before', async () => {
    const signing = Promise.withResolvers<void>();
    const signIdentity = () => signing.promise.then(() => 'assertion');
    await using gateway = await startGateway({ signIdentity });
    const headers = [HOST, bearer(await gateway.aToken())] as const;
    const outgoing = open(gateway.server, { path: '/mcp', headers });
    outgoing.on('error', () => undefined).end();
    const [, res] = await once(gateway.server, 'request');
    outgoing.destroy();
    await once(res, 'close');
    signing.resolve();
    await gateway.send({ ...POST, headers: [bearer(await gateway.aToken())], body: 'the next one' });
    expect(gateway.upstream.arrived.map(({ body }) => body)).toEqual(['the next one']);
    expect(gateway.upstream.connections).toBe(1);
  });

  test('breaks the connection when the answer breaks off, so that half of it is not taken for all', async () => {
    await using gateway = await startGateway();
    gateway.upstream.answer = (_req, res) => {
      res.write('half');
      res.once('drain', () => undefined);
      setImmediate(() => res.socket?.destroy());
    };
    const answer = gateway.send({ ...POST, headers: [bearer(await gateway.aToken())] });
    await expect(answer).rejects.toThrow(/aborted|hang up/);
  });
});

describe('bodies', () => {
  test('that are as large as allowed arrive whole, however they are framed', async () => {
    await using gateway = await startGateway();
    for (const chunked of [false, true]) {
      const body = 'x'.repeat(MIB);
      const answer = await gateway.send({
        ...POST,
        headers: [bearer(await gateway.aToken())],
        body,
        chunked,
      });
      expect(answer.status).toBe(200);
      expect(gateway.upstream.last.body.length).toBe(MIB);
    }
  });

  test('that say they are too large are refused at once', async () => {
    await using gateway = await startGateway();
    const length = ['content-length', String(MIB + 1)] as const;
    const outgoing = open(gateway.server, {
      ...POST,
      headers: [HOST, bearer(await gateway.aToken()), length],
    });
    outgoing.flushHeaders();
    const answer = await headOf(outgoing);
    expect(answer.statusCode).toBe(413);
    expect(JSON.parse(await text(answer))).toMatchObject({ code: 'body_too_large' });
    outgoing.on('error', () => undefined).destroy();
    expect(gateway.upstream.arrived).toEqual([]);
  });

  test('that turn out too large are refused, and the MCP service is spared the rest', async () => {
    await using gateway = await startGateway();
    const body = 'x'.repeat(3 * MIB);
    const answer = await gateway.send({
      ...POST,
      headers: [bearer(await gateway.aToken())],
      body,
      chunked: true,
    });
    expect(answer.status).toBe(413);
    await until(() => gateway.upstream.aborted === 1);
    expect(gateway.upstream.arrived).toEqual([]);
  });

  test.each([
    ['turn out too large', undefined, '413'],
    [
      'the MCP service does not read to the end',
      (req: Request) => req.once('data', () => req.socket.destroy()),
      '(413|503)',
    ],
  ])(
    'that %s do not hold up a client that reads only when it has sent all',
    async (_what, answer, status) => {
      await using gateway = await startGateway();
      gateway.upstream.answer = answer;
      const socket = connect((gateway.server.address() as AddressInfo).port, '127.0.0.1');
      const head = ['POST /mcp HTTP/1.1', HOST.join(': '), bearer(await gateway.aToken()).join(': ')];
      socket.write(`${head.join('\r\n')}\r\nTransfer-Encoding: chunked\r\n\r\n`);
      const chunk = `${MIB.toString(16)}\r\n${'x'.repeat(MIB)}\r\n`;
      for (let sent = 0; sent < 16; sent += 1) await new Promise((written) => socket.write(chunk, written));
      socket.write('0\r\n\r\n');
      const [start] = await once(socket, 'data');
      expect(String(start)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      socket.destroy();
    },
  );

  test.each(['GET', 'DELETE'])('are not expected with %s', async (method) => {
    await using gateway = await startGateway();
    for (const chunked of [false, true]) {
      const headers = [bearer(await gateway.aToken())];
      const answer = await gateway.send({ method, path: '/mcp', headers, body: 'x', chunked });
      expect([answer.status, JSON.parse(answer.body).code]).toEqual([400, 'body_not_expected']);
    }
  });

  test('are not taken compressed', async () => {
    await using gateway = await startGateway();
    const headers = [bearer(await gateway.aToken()), ['content-encoding', 'gzip']] as const;
    const answer = await gateway.send({ ...POST, headers, body: 'x' });
    expect([answer.status, JSON.parse(answer.body).code]).toEqual([415, 'content_encoding_not_supported']);
  });
});

describe('faults of the MCP service', () => {
  test.each([401, 403])(
    'a %i means that the hop is set up wrongly, and never reaches the client',
    async (status) => {
      await using gateway = await startGateway();
      gateway.upstream.answer = (_req, res) =>
        void res.status(status).set('WWW-Authenticate', 'x').json({ secret: 1 });
      const answer = await gateway.send({ ...POST, headers: [bearer(await gateway.aToken())], body: '{}' });
      expect(answer.status).toBe(502);
      expect(answer.headers['www-authenticate']).toBeUndefined();
      expect(answer.body).not.toContain('secret');
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'identity_refused' });
      expect(gateway.lines.join()).toContain('IDENTITY_VERIFICATION_KEYS');
    },
  );

  test('nothing listening is 503 with Retry-After', async () => {
    await using gateway = await startGateway({ mcpServiceUrl: new URL('http://127.0.0.1:1') });
    const answer = await gateway.send({ ...POST, headers: [bearer(await gateway.aToken())], body: '{}' });
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'upstream_unavailable' });
  });

  test('a connection that breaks before the answer is 503', async () => {
    await using gateway = await startGateway();
    gateway.upstream.answer = (req) => void req.socket.destroy();
    const answer = await gateway.send({ ...POST, headers: [bearer(await gateway.aToken())], body: '{}' });
    expect(answer.status).toBe(503);
  });

  test('silence is 504 after a bound, and the request is broken off', async () => {
    await using gateway = await startGateway({ responseTimeoutMs: 50 });
    gateway.upstream.answer = () => undefined;
    const answer = await gateway.send({ ...POST, headers: [bearer(await gateway.aToken())], body: '{}' });
    expect([answer.status, JSON.parse(answer.body).code]).toEqual([504, 'upstream_timeout']);
    await until(() => gateway.upstream.aborted === 1);
  });

  test('a stream may last longer than the bound on silence', async () => {
    await using gateway = await startGateway({ responseTimeoutMs: 50 });
    gateway.upstream.answer = (_req, res) => {
      res.set('Content-Type', 'text/event-stream').flushHeaders();
      setTimeout(() => res.end('data: late\n\n'), 150);
    };
    const answer = await gateway.send({ ...POST, headers: [bearer(await gateway.aToken())], body: '{}' });
    expect(answer.body).toBe('data: late\n\n');
  });

  test('an answer that is no HTTP is 503', async () => {
    const broken = createServer((socket) => void socket.end('what?\r\n\r\n')).listen(0, '127.0.0.1');
    await once(broken, 'listening');
    const address = broken.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await using gateway = await startGateway({ mcpServiceUrl: new URL(`http://127.0.0.1:${port}`) });
    const answer = await gateway.send({ ...POST, headers: [bearer(await gateway.aToken())], body: '{}' });
    expect(answer.status).toBe(503);
    broken.close();
  });
});
