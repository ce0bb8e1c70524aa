import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { tokenFindings } from '../doctor/checks/sign-in.ts';
import { diagnose } from '../doctor/diagnosis.ts';
import { AUTHORIZATION_SERVER_METADATA } from '../doctor/documents.ts';
import { probe } from '../doctor/probe.ts';

/** What is wrong with a server; everything else is right. */
type Defects = {
  challenge?: (origin: string) => string | undefined;
  status?: number;
  page?: boolean;
  wrongTokenChallenge?: string;
  slashRedirects?: boolean;
  acceptsQueryToken?: boolean;
  clockAheadSeconds?: number;
  preflightStatus?: number;
  allowHeaders?: string;
  exposeHeaders?: string;
  metadataPaths?: RegExp;
  metadataCors?: boolean;
  resource?: (origin: string) => object;
  authorizationServer?: object;
  keys?: object[];
};

const WELL_KNOWN = '/.well-known/oauth-protected-resource';

/** A server with these defects, which is its own authorization server. */
async function aServer(defects: Defects) {
  let origin = '';
  const listener: RequestListener = (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    const date = new Date(Date.now() + (defects.clockAheadSeconds ?? 0) * 1000).toUTCString();
    response.setHeader('date', date);
    const json = (body: object, headers: Record<string, string> = {}) =>
      void response
        .writeHead(200, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));

    if (pathname.startsWith(WELL_KNOWN) && (defects.metadataPaths ?? /./).test(pathname)) {
      const resource = {
        resource: `${origin}/mcp`,
        authorization_servers: [origin],
        ...defects.resource?.(origin),
      };
      return json(resource, defects.metadataCors === false ? {} : { 'access-control-allow-origin': '*' });
    }
    if (pathname === '/.well-known/oauth-authorization-server') {
      return json({
        issuer: origin,
        authorization_endpoint: `${origin}/authorize`,
        token_endpoint: `${origin}/token`,
        registration_endpoint: `${origin}/register`,
        jwks_uri: `${origin}/jwks`,
        code_challenge_methods_supported: ['S256'],
        token_endpoint_auth_methods_supported: ['none'],
        authorization_response_iss_parameter_supported: true,
        ...defects.authorizationServer,
      });
    }
    if (pathname === '/jwks') return json({ keys: defects.keys ?? [{ kty: 'RSA', kid: 'k1' }] });
    if (!/^\/mcp\/?$/.test(pathname)) return void response.writeHead(404).end();
    if (request.method === 'OPTIONS') {
      return void response
        .writeHead(defects.preflightStatus ?? 204, {
          'access-control-allow-origin': 'http://localhost:6274',
          'access-control-allow-headers':
            defects.allowHeaders ?? 'authorization, content-type, mcp-protocol-version',
        })
        .end();
    }
    if (defects.page) return void response.writeHead(403).end('<html>blocked</html>');
    if (defects.slashRedirects && pathname.endsWith('/')) {
      return void response.writeHead(307, { location: '/mcp' }).end();
    }
    if (defects.acceptsQueryToken && searchParams.has('access_token')) return json({});
    const challenge = (defects.challenge ?? ((at) => `Bearer resource_metadata="${at}${WELL_KNOWN}/mcp"`))(
      origin,
    );
    const isWrong = request.headers.authorization !== undefined;
    const header = isWrong
      ? (defects.wrongTokenChallenge ?? `${challenge}, error="invalid_token"`)
      : challenge;
    response
      .writeHead(defects.status ?? 401, {
        'access-control-expose-headers': defects.exposeHeaders ?? 'WWW-Authenticate',
        ...(header !== undefined && { 'www-authenticate': header }),
      })
      .end();
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { mcpUrl: new URL('/mcp', origin), [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

async function findingsAbout(mcpUrl: URL) {
  const sections = await Array.fromAsync(diagnose({ mcpUrl, send: probe }));
  return sections.flatMap(({ findings }) => findings).filter(({ level }) => level !== 'ok');
}

test('finds nothing wrong with a server that is as it should be', async () => {
  await using server = await aServer({});
  expect(await findingsAbout(server.mcpUrl)).toEqual([]);
});

const DEFECTS: Record<
  string,
  [level: 'failure' | 'warning', says: RegExp, remedy: RegExp, defects: Defects]
> = {
  'a bot protection': ['failure', /web page with status 403/, /firewall or bot protection/, { page: true }],
  'a clock that is wrong': ['failure', /(599|600) s ahead/, /NTP/, { clockAheadSeconds: 600 }],
  'a 403 for a 401': ['failure', /answers 403, not 401/, /Only a 401/, { status: 403 }],
  'an open door': ['warning', /without a token/, /meant to be open/, { status: 200 }],
  'a proxy that drops the challenge': [
    'failure',
    /no WWW-Authenticate/,
    /proxy/,
    { challenge: () => undefined },
  ],
  'a challenge without metadata': [
    'warning',
    /no resource_metadata/,
    /absolute URL/,
    { challenge: () => 'Bearer' },
  ],
  'a relative address': [
    'failure',
    /relative/,
    /absolute/,
    { challenge: () => `Bearer resource_metadata="${WELL_KNOWN}"` },
  ],
  'an error for who sent nothing': [
    'warning',
    /sent no token/,
    /RFC 6750/,
    { challenge: (at) => `Bearer error="invalid_token", resource_metadata="${at}${WELL_KNOWN}"` },
  ],
  'a proxy that drops tokens': [
    'failure',
    /same answer as none/,
    /Authorization header/,
    { wrongTokenChallenge: 'Bearer resource_metadata="x"' },
  ],
  'a redirect at the slash': [
    'failure',
    /\/mcp\/ answers 307/,
    /without a redirect/,
    { slashRedirects: true },
  ],
  'tokens in the query': ['failure', /query is accepted/, /logs/, { acceptsQueryToken: true }],
  'a preflight that wants a token': [
    'failure',
    /OPTIONS asks/,
    /before authentication/,
    { preflightStatus: 401 },
  ],
  'a header that pages may not send': [
    'failure',
    /lacks authorization/,
    /\* does not cover/,
    { allowHeaders: '*' },
  ],
  'a challenge that pages cannot read': [
    'failure',
    /cannot read the challenge/,
    /Expose/,
    { exposeHeaders: 'x' },
  ],
  'metadata in one place only': ['warning', /missing at .*\(404\)/, /there too/, { metadataPaths: /mcp$/ }],
  'no metadata': ['failure', /no protected resource metadata/, /RFC 9728/, { metadataPaths: /nowhere/ }],
  'metadata that pages cannot read': [
    'failure',
    /browsers cannot read/,
    /Allow-Origin/,
    { metadataCors: false },
  ],
  'another resource': [
    'failure',
    /people type/,
    /clients compare/,
    { resource: () => ({ resource: 'https://other.example' }) },
  ],
  'offline_access in the wrong place': [
    'warning',
    /offline_access/,
    /authorization server/,
    { resource: () => ({ scopes_supported: ['offline_access'] }) },
  ],
  'no authorization server': [
    'failure',
    /authorization_servers is empty/,
    /Name/,
    { resource: () => ({ authorization_servers: [] }) },
  ],
  'another issuer': [
    'failure',
    /issuer is https:\/\/x/,
    /to the letter/,
    { authorizationServer: { issuer: 'https://x/' } },
  ],
  'no PKCE': [
    'failure',
    /S256/,
    /must refuse/,
    { authorizationServer: { code_challenge_methods_supported: [] } },
  ],
  'no registration': [
    'failure',
    /cannot register/,
    /Dynamic Client Registration/,
    { authorizationServer: { registration_endpoint: undefined } },
  ],
  'no public clients': [
    'warning',
    /does not name none/,
    /most assistants/,
    { authorizationServer: { token_endpoint_auth_methods_supported: ['client_secret_post'] } },
  ],
  'no keys': ['failure', /no usable keys/, /jwks_uri/, { keys: [{ kty: 'oct', kid: 'x' }] }],
};

test.each(Object.entries(DEFECTS))(
  'finds %s, and says what to change',
  async (_what, [level, says, remedy, defects]) => {
    await using server = await aServer(defects);
    const found = await findingsAbout(server.mcpUrl);
    expect(found).toContainEqual({
      level,
      what: expect.stringMatching(says),
      remedy: expect.stringMatching(remedy),
    });
  },
);

test('says so when nothing answers', async () => {
  const [finding] = await findingsAbout(new URL('http://127.0.0.1:1/mcp'));
  expect(finding).toMatchObject({ level: 'failure', what: expect.stringContaining('gave no answer') });
});

test('names the setting of AuthKit when the token is for somebody else', () => {
  const claims = { aud: 'client_123', iss: 'https://acme.authkit.app', sub: 'user_1', iat: 0, exp: 300 };
  const token = `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
  const metadata = AUTHORIZATION_SERVER_METADATA.parse({
    issuer: 'https://acme.authkit.app',
    authorization_endpoint: 'https://acme.authkit.app/oauth2/authorize',
    token_endpoint: 'https://acme.authkit.app/oauth2/token',
  });
  const wrong = tokenFindings(token, { resource: 'https://b.example/mcp', metadata }).filter(
    ({ level }) => level !== 'ok',
  );
  expect(wrong).toEqual([
    {
      level: 'failure',
      what: expect.stringContaining('client_123'),
      remedy: expect.stringMatching(
        /AuthKit dashboard: .*add https:\/\/b\.example\/mcp as a Resource Indicator/,
      ),
    },
  ]);
});

test('goes through the whole flow with a real server', async () => {
  const { E2E_MCP_URL } = process.env;
  if (!E2E_MCP_URL) throw new Error('E2E_MCP_URL is not set: run the tests by `npm test`.');
  const signIn = { loginHint: 'anna', askToOpen: () => {}, waitMs: 1_000 };
  const sections = await Array.fromAsync(diagnose({ mcpUrl: new URL(E2E_MCP_URL), send: probe, signIn }));
  const last = sections.at(-1);
  expect(last?.title).toBe('Sign-in');
  expect(last?.findings.map(({ what }) => what)).toContain('The server accepts the token.');
  expect(sections.flatMap(({ findings }) => findings).filter(({ level }) => level === 'failure')).toEqual([]);
});
