import { Agent, METHODS } from 'node:http';
import { connectPoke, type PokeSession } from '@bookmarks/dev/poke';
import { type Stack, startStack } from '@bookmarks/dev/stack';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jsonOf } from '../helpers/oauth-client.ts';
import { type RawAnswer, type RawHeader, type RawRequest, sendRaw } from '../helpers/raw-request.ts';
import { FUZZ_TIMEOUT_MS, forEvery } from './for-every.ts';
import { fieldValue, longFieldValue, someHeaders } from './headers.ts';
import { messageBodies } from './messages.ts';
import { method, requestTarget } from './paths.ts';
import { statusOfBytes } from './raw-socket.ts';
import { forgedTokens, isSameToken } from './tokens.ts';

/** A request that takes longer hangs. */
const HANG_MS = 15_000;
/** What Node itself answers before the gateway sees a request. */
const ANSWERS_OF_NODE = [400, 408, 417, 431];

let stack: Stack;
let poke: PokeSession;
let pids: (number | undefined)[];
let url: URL;
const agent = new Agent({ keepAlive: true, maxSockets: 25 });
const resources = new AsyncDisposableStack();

/** A stack of its own: its limits are out of the way, it trusts forwarded addresses, and nobody else kills it. */
beforeAll(async () => {
  const overrides = {
    gateway: {
      RATE_LIMIT_ADDRESS: '10000/1',
      RATE_LIMIT_CALLER: '10000/1',
      RATE_LIMIT_TOOLS: '10000/1',
      TRUSTED_PROXIES: '2',
    },
    authkit: { ACCESS_TOKEN_LIFETIME_SECONDS: '3600' },
  };
  resources.defer(() => agent.destroy());
  stack = resources.use(await startStack({ durable: false, overrides, log: () => {} }));
  url = new URL(stack.mcpUrl);
  poke = resources.use(await connectPoke({ mcpUrl: url, loginHint: 'anna' }));
  pids = pidsOf(stack);
});
afterAll(() => resources.disposeAsync());
afterEach(async () => {
  expect(pidsOf(stack)).toEqual(pids);
  expect(await poke.callTool('list_tags')).not.toMatchObject({ isError: true });
});

const pidsOf = ({ processes }: Stack) => Object.values(processes).map(({ pid }) => pid);
const send = (raw: RawRequest) => sendRaw({ to: url, agent, timeoutMs: HANG_MS, ...raw });
const goodBearer = (): RawHeader => ['authorization', `Bearer ${poke.accessToken}`];
const MCP: RawHeader[] = [
  ['content-type', 'application/json'],
  ['accept', 'application/json, text/event-stream'],
];
const LIST_TOOLS = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}';

test(
  'no forged token passes, whatever stands in it',
  async () => {
    const metadata = await jsonOf(await fetch(`${stack.authkitUrl}/oauth2/jwks`));
    await forEvery(forgedTokens(poke.accessToken, JSON.stringify(metadata)), async (token) => {
      expectRefused(
        await send({ headers: [['authorization', `Bearer ${token}`], ...MCP], body: LIST_TOOLS }),
      );
    });
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'no Authorization header passes but the right one',
  async () => {
    const token = poke.accessToken;
    const value = fc.oneof(
      longFieldValue,
      fc
        .tuple(fc.constantFrom('Bearer', 'bearer', 'Basic', 'DPoP', 'Token', ''), fieldValue, fieldValue)
        .map(([scheme, before, after]) => `${scheme} ${before}${token}${after}`),
      fc.constantFrom(`Bearer ${token}`, token, `Bearer,${token}`, `Bearer\t${token}`, `Bearer "${token}"`),
    );
    const headers = someHeaders(['Authorization', 'Proxy-Authorization', 'X-Authorization'], value, 3);
    await forEvery(headers, async (sent) => {
      const answer = await send({ headers: [...sent, ...MCP], body: LIST_TOOLS });
      // The token may be spelt in a way that is refused, or stand beside a header that is too long.
      if (holdsRightToken(sent)) expect([200, 401, 431]).toContain(answer.status);
      else expectRefused(answer);
    });
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'no Mcp-* header makes a server fail, with a token or without',
  async () => {
    const sentinel = fieldValue.map((text) => `=?base64?${Buffer.from(text, 'latin1').toString('base64')}?=`);
    const value = fc.oneof(
      fieldValue,
      sentinel,
      fc.constantFrom(
        '=?base64??=',
        '=?base64?%%%?=',
        '=?base64?/w==?=',
        '2026-07-28',
        '2025-06-18',
        '9999-99-99',
      ),
      fc.constantFrom(
        'tools/call',
        'tools/list',
        'add_bookmark',
        'list_bookmarks',
        '__proto__',
        'x'.repeat(3000),
      ),
    );
    const names = ['Mcp-Protocol-Version', 'Mcp-Method', 'Mcp-Name', 'Mcp-Session-Id', 'Mcp-Param-Region'];
    const cases = fc.record({
      headers: someHeaders([...names, 'Mcp-', 'Last-Event-ID'], value),
      verb: fc.constantFrom('POST', 'POST', 'POST', 'GET', 'DELETE'),
      body: fc.constantFrom(
        LIST_TOOLS,
        '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_tags"}}',
      ),
      isSignedIn: fc.boolean(),
    });
    await forEvery(cases, async ({ headers, verb, body, isSignedIn }) => {
      const sent = { method: verb, ...(verb === 'POST' && { body }) };
      if (isSignedIn) expectHandled(await send({ ...sent, headers: [goodBearer(), ...MCP, ...headers] }));
      else expectRefused(await send({ ...sent, headers: [...MCP, ...headers] }));
    });
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'no request target reaches MCP without a token',
  async () => {
    await forEvery(fc.tuple(method, requestTarget), async ([verb, target]) => {
      if (isWritable(verb, target)) {
        const answer = await send({ method: verb, path: target });
        expectHandled(answer);
        expect(answer.body).not.toContain('"jsonrpc"');
      } else {
        const head = `${verb} ${target} HTTP/1.1\r\nhost: ${url.host}\r\nconnection: close\r\n\r\n`;
        expect(await statusOfBytes(url, Buffer.from(head), HANG_MS)).toBeLessThan(500);
      }
    });
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'no forwarding header changes who we are, or lets anybody in',
  async () => {
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.ipV6().map((ip) => `[${ip}%25eth0]:80`),
      fc.constantFrom(
        'unknown',
        '_hidden',
        '::ffff:1.2.3.4',
        '1.2.3.4:99999',
        '[::1',
        '::1%lo',
        '0177.1',
        '1.2.3',
      ),
      fieldValue,
    );
    const value = fc.oneof(
      fc.array(address, { maxLength: 5 }).map((hops) => hops.join(', ')),
      fc.constantFrom(
        'https',
        'evil.example',
        'evil.example:1, x',
        '/evil',
        'for=1.2.3.4;host=evil.example;proto=https',
      ),
    );
    const names = ['For', 'Host', 'Proto', 'Port', 'Prefix', 'Server', 'Scheme'].map(
      (name) => `X-Forwarded-${name}`,
    );
    const others = ['Forwarded', 'X-Real-IP', 'X-Original-URL', 'X-Rewrite-URL', 'X-Original-Host', 'Via'];
    await forEvery(someHeaders([...names, ...others], value), async (headers) => {
      const answer = await send({ headers: [...headers, ...MCP], body: LIST_TOOLS });
      expectRefused(answer);
      expect(answer.headers['www-authenticate']).toContain(
        `resource_metadata="${stack.gatewayUrl}/.well-known/oauth-protected-resource/mcp"`,
      );
      const path = '/.well-known/oauth-protected-resource';
      const metadata = await send({ method: 'GET', path, headers });
      expect(JSON.parse(metadata.body).resource).toBe(stack.mcpUrl);
    });
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'no message makes a server fail',
  async () => {
    const versions: RawHeader[][] = [
      [],
      [['mcp-protocol-version', '2025-06-18']],
      [
        ['mcp-protocol-version', '2026-07-28'],
        ['mcp-method', 'tools/call'],
        ['mcp-name', 'list_bookmarks'],
      ],
    ];
    const bodies = messageBodies(await poke.listTools());
    await forEvery(fc.tuple(bodies, fc.constantFrom(...versions)), async ([body, version]) => {
      const answer = await send({ headers: [goodBearer(), ...MCP, ...version], body });
      expectHandled(answer);
      // What a 5xx would be, in the words of JSON-RPC and of the tools.
      expect(answer.body).not.toMatch(/"code":-32603|Something went wrong|\bat .*\.ts:\d/);
    });
  },
  FUZZ_TIMEOUT_MS,
);

function expectHandled({ status, body }: RawAnswer): void {
  if (status >= 500) throw new Error(`answered ${status}: ${body.slice(0, 500)}`);
}

/** Refused by the gateway, whose words are problem details, or by Node before it; never by what is behind. */
function expectRefused({ status, headers, body }: RawAnswer): void {
  const isProblem = headers['content-type'] === 'application/problem+json';
  const isRefused = isProblem ? status >= 400 && status < 500 : ANSWERS_OF_NODE.includes(status);
  if (!isRefused) throw new Error(`answered ${status}: ${body.slice(0, 500)}`);
}

/** Whether the one Authorization header holds the good token, however it is spelt. */
function holdsRightToken(headers: readonly RawHeader[]): boolean {
  const sent = headers.filter(([name]) => name.toLowerCase() === 'authorization');
  // Node takes the whitespace around a value away.
  const given = /^bearer +([^ ]+)$/i.exec(sent[0]?.[1].replaceAll(/^[ \t]+|[ \t]+$/g, '') ?? '')?.[1];
  return sent.length === 1 && given !== undefined && isSameToken(given, poke.accessToken);
}

/** Whether Node's client would send this; anything else is written to a socket. */
function isWritable(verb: string, target: string): boolean {
  return METHODS.includes(verb) && verb !== 'CONNECT' && /^[\x21-\x7e]+$/.test(target);
}
