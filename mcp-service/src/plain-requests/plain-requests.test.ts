import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createLogger } from '@bookmarks/telemetry';
import { describe, expect, test } from '@jest/globals';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, inputRequired, ProtocolError } from '@modelcontextprotocol/server';
import express from 'express';
import { z } from 'zod';
import { mountEndpoint } from '../endpoints/mount-endpoint.ts';
import { withoutConnection } from '../endpoints/without-connection.ts';
import { RequestServer } from './request-server.ts';

type Message = Readonly<Record<string, unknown>>;
type Headers = Readonly<Record<string, string>>;

const TYPES = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
const ENVELOPE = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};

const call = (params: object, rest: object = {}): Message => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params,
  ...rest,
});
const legacyCall = (params: object, rest: object = {}, headers: Headers = {}) => ({
  headers: { ...TYPES, 'mcp-protocol-version': '2025-06-18', ...headers },
  body: call(params, rest) as unknown,
});
const modernCall = (params: { name?: unknown }, headers: Headers = {}, envelope: object = ENVELOPE) => ({
  headers: {
    ...TYPES,
    'mcp-protocol-version': '2026-07-28',
    'mcp-method': 'tools/call',
    'mcp-name': String(params.name),
    ...headers,
  },
  body: call({ _meta: envelope, ...params }) as unknown,
});
const modernMethod = (method: string, headers: Headers = {}) => ({
  headers: { ...TYPES, 'mcp-protocol-version': '2026-07-28', 'mcp-method': method, ...headers },
  body: call({ _meta: ENVELOPE }, { method }) as unknown,
});
const modernList = (headers: Headers = {}) => modernMethod('tools/list', headers);
const without = (headers: Headers, name: string): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

/** A tool for each way in which a call can end. */
const TOOLS: Readonly<Record<string, (args: unknown) => unknown>> = {
  echo: (args) => ({ content: [{ type: 'text', text: JSON.stringify(args) }], structuredContent: { args } }),
  mistaken: () => ({ content: [{ type: 'text', text: 'Not like this.' }], isError: true }),
  unfit: () => ({ content: 'not a list' }),
  broken: () => {
    throw new Error('It broke.');
  },
  refusing: () => {
    throw new ProtocolError(-32_602, 'There is no such tool.', { known: ['echo'] });
  },
  asking: () =>
    inputRequired({
      inputRequests: { sure: inputRequired.elicit({ message: 'Sure?', requestedSchema: z.object({}) }) },
      requestState: 'token',
    }),
};

function newServer(onCall: (signal: AbortSignal) => unknown = () => undefined): RequestServer {
  const server = new RequestServer(
    { name: 'test', version: '1' },
    { capabilities: { tools: {} }, cacheHints: { 'tools/list': { ttlMs: 1_000, cacheScope: 'private' } } },
  );
  server.setRequestHandler('tools/list', () => ({ tools: [] }));
  server.setRequestHandler('tools/call', async ({ params }, { mcpReq }) => {
    await onCall(mcpReq.signal);
    // What a tool returns is checked by the SDK, which is part of what is compared.
    return TOOLS[params.name]?.(params.arguments) as { content: [] };
  });
  return server;
}

/** One server twice: as it is served here, and as the SDK serves it by itself. */
async function bothServers(factory = () => newServer()) {
  const app = express();
  app.disable('x-powered-by');
  const log = createLogger('test', 'silent');
  mountEndpoint(app, { path: '/ours', admit: (_request, _response, next) => next(), factory, log });
  const handler = toNodeHandler(withoutConnection(createMcpHandler(factory)));
  app.post('/stock', express.json(), (request, response) => handler(request, response, request.body));
  const server = app.listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const post = async (path: string, headers: Headers, body: unknown) => {
    const outgoing = httpRequest({ port, path, method: 'POST', headers }).end(JSON.stringify(body));
    const [answer] = await once(outgoing, 'response');
    return { status: answer.statusCode, headers: { ...answer.headers }, body: await text(answer) };
  };
  return {
    port,
    post,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Without what says how the bytes are divided. */
function comparable({ headers, ...answer }: { status: number; headers: Headers; body: string }) {
  const { date: _, 'content-length': __, 'transfer-encoding': ___, ...rest } = headers;
  return { ...answer, headers: rest };
}

const ASKS = { 'io.modelcontextprotocol/clientCapabilities': { elicitation: {} } };

describe('answers as the SDK does', () => {
  test.each([
    ['a call', legacyCall({ name: 'echo', arguments: { a: 'ä' } })],
    ['one without arguments', legacyCall({ name: 'echo' })],
    ['one with a text as id', legacyCall({ name: 'echo' }, { id: 'a' })],
    ['one with a progress token', legacyCall({ name: 'echo', _meta: { progressToken: 1 } })],
    ['one of an older revision', legacyCall({ name: 'echo' }, {}, { 'mcp-protocol-version': '2025-03-26' })],
    [
      'one of the newest 2025 revision',
      legacyCall({ name: 'echo' }, {}, { 'mcp-protocol-version': '2025-11-25' }),
    ],
    [
      'one of a revision that there is not',
      legacyCall({ name: 'echo' }, {}, { 'mcp-protocol-version': '2025-01-01' }),
    ],
    ['one that takes no stream', legacyCall({ name: 'echo' }, {}, { accept: 'application/json' })],
    ['one that takes no JSON', legacyCall({ name: 'echo' }, {}, { accept: 'text/event-stream' })],
    ['one that takes anything', legacyCall({ name: 'echo' }, {}, { accept: '*/*' })],
    [
      'one that names a newer revision in its header alone',
      legacyCall({ name: 'echo' }, {}, { 'mcp-protocol-version': '2026-07-28' }),
    ],
    ['a mistake', legacyCall({ name: 'mistaken' })],
    ['a fault', legacyCall({ name: 'broken' })],
    ['a refusal', legacyCall({ name: 'refusing' })],
    ['a result that is none', legacyCall({ name: 'unfit' })],
    ['a question that its client cannot be asked', legacyCall({ name: 'asking' })],
    ['a name that is none', legacyCall({ name: 1 })],
    ['arguments that are none', legacyCall({ name: 'echo', arguments: 'a' })],
    ['no parameters', legacyCall({}, { params: undefined })],
    ['an id that is none', legacyCall({ name: 'echo' }, { id: null })],
    ['a notification', legacyCall({ name: 'echo' }, { id: undefined })],
    ['another version of JSON-RPC', legacyCall({ name: 'echo' }, { jsonrpc: '1.0' })],
    ['a field that is not known', legacyCall({ name: 'echo' }, { extra: 1 })],
    ['a list', legacyCall({}, { method: 'tools/list' })],
    ['a list without parameters', legacyCall({}, { method: 'tools/list', params: undefined })],
    ['another method', legacyCall({}, { method: 'ping' })],
    ['a method that there is not', legacyCall({}, { method: 'tools/none' })],
    ['a batch', { ...legacyCall({}), body: [call({ name: 'echo' }), call({ name: 'mistaken' }, { id: 2 })] }],
  ])('to a client of 2025: %s', async (_what, { headers, body }) => {
    await using servers = await bothServers();
    const [ours, stock] = await Promise.all([
      servers.post('/ours', headers, body),
      servers.post('/stock', headers, body),
    ]);
    expect(comparable(ours)).toEqual(comparable(stock));
  });

  test.each([
    ['a call', modernCall({ name: 'echo' })],
    ['a list', modernList()],
    ['a list with a name in its header', modernList({ 'mcp-name': 'echo' })],
    ['a method that there is not', modernMethod('tools/none')],
    ['one that takes JSON alone', modernCall({ name: 'echo' }, { accept: 'application/json' })],
    ['a mistake', modernCall({ name: 'mistaken' })],
    ['a fault', modernCall({ name: 'broken' })],
    ['a refusal', modernCall({ name: 'refusing' })],
    ['a result that is none', modernCall({ name: 'unfit' })],
    ['a question', modernCall({ name: 'asking' }, {}, { ...ENVELOPE, ...ASKS })],
    ['a question that its client cannot be asked', modernCall({ name: 'asking' })],
    ['a name that is none', modernCall({ name: 1 })],
    ['another method in its header', modernCall({ name: 'echo' }, { 'mcp-method': 'tools/list' })],
    ['another name in its header', modernCall({ name: 'echo' }, { 'mcp-name': 'broken' })],
    ['its name in Base64', modernCall({ name: 'echo' }, { 'mcp-name': '=?base64?ZWNobw==?=' })],
    [
      'another revision in its header',
      modernCall({ name: 'echo' }, { 'mcp-protocol-version': '2025-06-18' }),
    ],
    [
      'a revision that there is not yet',
      modernCall(
        { name: 'echo' },
        { 'mcp-protocol-version': '2027-01-01' },
        { ...ENVELOPE, 'io.modelcontextprotocol/protocolVersion': '2027-01-01' },
      ),
    ],
    [
      'an envelope that names no client',
      modernCall({ name: 'echo' }, {}, { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' }),
    ],
    [
      'an envelope with a client that is none',
      modernCall({ name: 'echo' }, {}, { ...ENVELOPE, 'io.modelcontextprotocol/clientInfo': 1 }),
    ],
    ['an answer to no question', modernCall({ name: 'echo', requestState: 1 } as { name: string })],
    ...['mcp-protocol-version', 'mcp-method', 'mcp-name', 'accept'].map((name) => {
      const { headers, body } = modernCall({ name: 'echo' });
      return [`no ${name}`, { headers: without(headers, name), body }] as const;
    }),
  ] as const)('to a client of 2026-07-28: %s', async (_what, { headers, body }) => {
    await using servers = await bothServers();
    const [ours, stock] = await Promise.all([
      servers.post('/ours', headers, body),
      servers.post('/stock', headers, body),
    ]);
    expect(comparable(ours)).toEqual(comparable(stock));
  });
});

describe.each([
  ['a client of 2025', legacyCall({ name: 'echo' })],
  ['a client of 2026-07-28', modernCall({ name: 'echo' })],
])('%s', (_client, { headers, body }) => {
  test('gets the answer in one piece', async () => {
    await using servers = await bothServers();
    const { headers: answered, body: answer } = await servers.post('/ours', headers, body);
    expect(answered['content-length']).toBe(String(Buffer.byteLength(answer)));
  });

  test('that goes away ends its call', async () => {
    const called = Promise.withResolvers<AbortSignal>();
    const factory = () =>
      newServer((signal) => {
        called.resolve(signal);
        return once(signal, 'abort');
      });
    await using servers = await bothServers(factory);
    const outgoing = httpRequest({ port: servers.port, path: '/ours', method: 'POST', headers });
    outgoing.on('error', () => {});
    outgoing.end(JSON.stringify(body));
    const signal = await called.promise;
    outgoing.destroy();
    if (!signal.aborted) await once(signal, 'abort');
    expect(signal.aborted).toBe(true);
  });
});
