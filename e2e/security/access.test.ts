import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectV1 } from '../helpers/connect.ts';
import { mcpUrl, toolCall } from '../helpers/gateway.ts';
import { type GatewayProcess, startGateway } from '../helpers/gateway-process.ts';
import { claimsOf } from '../helpers/oauth-client.ts';
import { type RawHeader, sendRaw } from '../helpers/raw-request.ts';
import { regression } from './record.ts';

let session: Awaited<ReturnType<typeof connectV1>>;
/** Shows what gets through, since it records what arrives behind it. */
let gateway: GatewayProcess;
const resources = new AsyncDisposableStack();
beforeAll(async () => {
  session = resources.use(await connectV1('anna'));
  gateway = resources.use(await startGateway());
});
afterAll(() => resources.disposeAsync());

const HOST: RawHeader = ['host', mcpUrl().host];
const JSON_TYPE: RawHeader = ['content-type', 'application/json'];
const bearer = (token: string): RawHeader => ['authorization', `Bearer ${token}`];
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token without a signature', () => {
  test.each(['none', 'None', 'NONE', 'nOnE', 'none ', '', 'HS256', 'HS512', 'null'])(
    `${regression('PR #3812', 'is refused with the algorithm')} "%s", with and without a signature`,
    async (alg) => {
      const [header = '', payload = '', signature = ''] = session.poke.accessToken.split('.');
      const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
      for (const forged of [{ alg }, { alg, kid }, { alg, kid, typ: 'at+jwt' }, { alg, kid, jwk: {} }]) {
        for (const end of ['', signature]) {
          const token = `${encoded(forged)}.${payload}.${end}`;
          const answer = await sendRaw({
            headers: [bearer(token), JSON_TYPE],
            body: toolCall('list_tags', {}),
          });
          expect(answer.status).toBe(401);
          expect(answer.headers['www-authenticate']).toContain('error="invalid_token"');
        }
      }
    },
  );
});

describe('a route', () => {
  const ROUTES = [
    ...['/mcp', '/mcp/', '/mcp?', '/mcp?x=1', '/mcp/?x=1', '/mcp?/healthz', '/mcp?access_token='],
    ...['/MCP', '/Mcp/', '//mcp', '/mcp//', '/mcp/x', '/mcp/tools/list', '/mcp/mcp', '/mcp/healthz'],
    ...['/mcp;x=1', '/mcp.json', '/mcp%2f', '/mcp%2Fx', '/%6dcp', '/mcp%00', '/mcp%20', '/mcp%0a', '/mcp\\'],
    ...['/./mcp', '/mcp/.', '/x/../mcp', '/mcp/..', '/mcp/../mcp', '/mcp/..;/mcp', '/healthz/../mcp'],
    ...[
      '/healthz/mcp',
      '/.well-known/../mcp',
      '/.well-known/mcp',
      '/public/mcp',
      '/sse',
      '/message',
      '/v1/mcp',
    ],
    ...[
      '/.well-known/oauth-protected-resource/../../mcp',
      '/.well-known/oauth-protected-resource%2f..%2fmcp',
    ],
  ];
  const METHODS = ['POST', 'GET', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'QUERY', 'TRACE'];
  const CREDENTIALS: [string, RawHeader[]][] = [
    ['no credential', []],
    ['an unsigned token', [bearer(`${encoded({ alg: 'none' })}.${encoded({ sub: 'user' })}.`)]],
    ['a session', [['mcp-session-id', '1']]],
    ['another method in a header', [['x-http-method-override', 'OPTIONS']]],
    ['another address in a header', [['x-original-url', '/healthz']]],
  ];

  test.each(ROUTES)(
    `${regression('PR #3812', 'lets nothing through without a token, by any method:')} %s`,
    async (path) => {
      const before = gateway.received.length;
      for (const method of METHODS) {
        for (const [, headers] of CREDENTIALS) {
          const answer = await sendRaw({ to: gateway.url, method, path, headers: [HOST, ...headers] });
          expect([400, 401, 404, 405]).toContain(answer.status);
        }
      }
      expect(gateway.received).toHaveLength(before);
    },
  );

  test(regression('PR #3812', 'that serves MCP asks every method that it takes for a token'), async () => {
    for (const path of ['/mcp', '/mcp/', '/mcp?x=1']) {
      for (const method of ['POST', 'GET', 'DELETE']) {
        expect((await sendRaw({ method, path })).status).toBe(401);
      }
    }
  });
});

describe('a POST', () => {
  const TYPES = [
    ...['text/plain', 'text/json', 'text/html', 'text/event-stream', 'application/xml', '*/*'],
    ...['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/octet-stream'],
    ...['application/json5', 'application/jsonp', 'application/json-rpc', 'application/json, text/plain'],
    ...['application/json; charset=utf-16', 'application/json;charset=x', ' application/json', 'json', '{}'],
  ];

  test.each<[string, RawHeader[]]>([
    ...TYPES.map((type): [string, RawHeader[]] => [type, [['content-type', type]]]),
    ['no type', []],
    ['two types', [JSON_TYPE, ['content-type', 'text/plain']]],
  ])(`${regression('#6234', 'needs a token whatever its type is:')} %s`, async (_type, headers) => {
    const before = gateway.received.length;
    const sent = { to: gateway.url, headers: [HOST, ...headers] };
    for (const body of [toolCall('list_tags', {}), '', 'x']) {
      expect((await sendRaw({ ...sent, body })).status).toBe(401);
    }
    expect(gateway.received).toHaveLength(before);
  });

  test.each(
    TYPES.filter(
      (type) => !type.trim().startsWith('application/json;') && type.trim() !== 'application/json',
    ),
  )(`${regression('#6234', 'with a token does nothing when it is not JSON:')} %s`, async (type) => {
    const url = `https://example.com/content-type/${Date.now()}/${encodeURIComponent(type)}`;
    const answer = await sendRaw({
      headers: [
        bearer(session.poke.accessToken),
        ['content-type', type],
        ['accept', 'application/json, text/event-stream'],
      ],
      body: toolCall('add_bookmark', { url }),
    });
    expect(answer.status).toBe(415);
    const { data } = await session.call('get_bookmarks', { refs: [url] });
    expect(data).toMatchObject({ bookmarks: [{ saved: false }] });
  });
});

describe('a token', () => {
  test(regression('CVE-2025-69196', 'for one server is refused at another'), async () => {
    await using other = await startGateway({ PUBLIC_URL: 'http://other.test' });
    const headers = [bearer(session.poke.accessToken), JSON_TYPE];
    const body = toolCall('list_tags', {});
    const here = await sendRaw({ to: gateway.url, headers: [HOST, ...headers], body });
    const there = await sendRaw({ to: other.url, headers: [['host', 'other.test'], ...headers], body });
    expect(here.status).toBe(200);
    expect(there.status).toBe(401);
    expect(JSON.parse(there.body)).toMatchObject({ code: 'audience_mismatch' });
    expect(other.received).toEqual([]);
    expect(claimsOf(session.poke.accessToken).aud).toBe(mcpUrl().href);
  });
});
