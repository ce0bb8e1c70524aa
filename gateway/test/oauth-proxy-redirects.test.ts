import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newProxySigningKeys } from '../../dev/stack/proxy-signing-keys.ts';
import { json, ProxyClient } from './support/proxy-client.ts';
import {
  PROXY_ISSUER,
  type ProxyGateway,
  startProxyGateway,
  startUpstream,
} from './support/proxy-gateway.ts';

const RUNS = { numRuns: 500 };

const REGISTERED = [
  'https://client.example/callback?tenant=1',
  'http://127.0.0.1:33418/callback',
  'http://localhost/callback',
  'http://[::1]:8080/callback',
  'cursor://anysphere.cursor-mcp/oauth/callback',
];

/** What parsers of addresses disagree about, and what would lead elsewhere. */
const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 2 }),
  fc.constantFrom(
    ...['', '/', '//', '\\', '@', ':', '#', '?', '&', '.', '..', '%2f', '%00', '\t', '\r\n', ' ', '。', '%'],
    ...['evil.example', '.evil.example', '@evil.example', '//evil.example', '\\\\evil.example', '/../'],
    ...[
      ':4711',
      ':0',
      ':',
      '4711',
      'localhost',
      '127.0.0.1',
      '[::1]',
      '0.0.0.0',
      'javascript:',
      'data:',
      'S',
    ],
  ),
);

const mutation = fc
  .constantFrom(...REGISTERED)
  .chain((uri) =>
    fc
      .array(fc.tuple(fc.nat(uri.length), fc.nat(4), piece), { minLength: 1, maxLength: 3 })
      .map((changes) =>
        changes.reduce((text, [at, left, put]) => text.slice(0, at) + put + text.slice(at + left), uri),
      ),
  );

const resources = new AsyncDisposableStack();
let gateway: ProxyGateway;
let client: ProxyClient;
let clientId: string;

beforeAll(async () => {
  const { upstream } = resources.use(await startUpstream());
  gateway = resources.use(await startProxyGateway({ upstream, keys: newProxySigningKeys('proxy-1') }));
  client = new ProxyClient(gateway);
  const registration = await gateway.send({
    ...{ method: 'POST', path: '/oauth/register', body: JSON.stringify({ redirect_uris: REGISTERED }) },
    headers: [['content-type', 'application/json']],
  });
  clientId = String(json(registration).client_id);
});
afterAll(() => resources.disposeAsync());

/** Where an authorization leads, as a browser reads it. */
async function ledTo(redirect_uri: string, parameters: Record<string, string>) {
  const address = client.authorization(clientId, { redirect_uri, ...parameters });
  const { status, headers } = await gateway.send({ path: address.slice(new URL(address).origin.length) });
  return {
    status,
    location: headers.location === undefined ? undefined : new URL(headers.location, address),
  };
}

/** Of a program on this computer the port may be any. */
function target(url: URL): string {
  const where = new URL(url);
  for (const answered of ['error', 'error_description', 'state', 'iss']) where.searchParams.delete(answered);
  if (where.protocol === 'http:') where.port = '';
  return where.href;
}
const targets = REGISTERED.map((uri) => target(new URL(uri)));

test.each(REGISTERED)('a refusal leads to %s, which is registered, and so does consent', async (uri) => {
  const refused = await ledTo(uri, { code_challenge: '' });
  expect(refused.location?.href).toContain(uri);
  expect((await ledTo(uri, {})).location?.href).toContain(`${PROXY_ISSUER}/consent/`);
});

test.each([
  ['is refused leads nowhere but', { code_challenge: '' }],
  ['asks its person leads to them for nothing but', {}],
])(
  'an authorization that %s an address that is registered, at any port of this computer',
  async (_what, parameters) => {
    await fc.assert(
      fc.asyncProperty(mutation, async (uri) => {
        const { status, location } = await ledTo(uri, parameters);
        expect([303, 400]).toContain(status);
        if (location === undefined) return;
        const isAsked = location.href.startsWith(`${PROXY_ISSUER}/consent/`);
        expect(targets).toContain(target(isAsked ? new URL(uri) : location));
      }),
      RUNS,
    );
  },
);
