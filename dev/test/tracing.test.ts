import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { connectPoke } from '../poke/poke-session.ts';
import { waitFor } from '../processes/wait-for.ts';
import { startStack } from '../stack/start-stack.ts';

/** https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding, as far as it is read here. */
const EXPORT = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({
        attributes: z.array(
          z.object({ key: z.string(), value: z.object({ stringValue: z.string().optional() }).loose() }),
        ),
      }),
      scopeSpans: z.array(
        z.object({
          scope: z.object({ name: z.string() }),
          spans: z.array(z.looseObject({ traceId: z.string(), name: z.string() })),
        }),
      ),
    }),
  ),
});
const EXPORT_BOUND_MS = 20_000;

type Span = { service: string; traceId: string; name: string; whole: string };

/** Takes the spans that services export. */
async function aCollector() {
  const spans: Span[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    for (const { resource, scopeSpans } of EXPORT.parse(JSON.parse(Buffer.concat(chunks).toString()))
      .resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
      for (const { spans: exported } of scopeSpans) {
        spans.push(...exported.map((span) => ({ ...span, service, whole: JSON.stringify(span) })));
      }
    }
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    spans,
    endpoint,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}

test('one trace goes from the gateway through gRPC to SQL, with the request id and without secrets', async () => {
  await using collector = await aCollector();
  const tracing = (service: string) => ({
    NODE_OPTIONS: '--import @bookmarks/telemetry/start',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_SERVICE_NAME: service,
    OTEL_BSP_SCHEDULE_DELAY: '100',
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_LOGS_EXPORTER: 'none',
  });
  await using stack = await startStack({
    durable: false,
    log: () => {},
    overrides: {
      gateway: tracing('gateway'),
      mcpService: tracing('mcp-service'),
      bookmarkService: tracing('bookmark-service'),
    },
  });
  await using poke = await connectPoke({ mcpUrl: stack.mcpUrl, loginHint: 'anna' });
  const answer = await fetch(stack.mcpUrl, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${poke.accessToken}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'x-request-id': 'request-to-trace',
    },
    body: JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: {
        name: 'add_bookmark',
        arguments: { url: 'https://example.com/traced', note: 'private words' },
      },
    }),
  });
  expect(answer.headers.get('x-request-id')).toBe('request-to-trace');
  expect(await answer.text()).toContain('Saved.');

  const traced = () => {
    const traceId = collector.spans.find(({ whole }) => whole.includes('request-to-trace'))?.traceId;
    return collector.spans.filter((span) => span.traceId === traceId);
  };
  const services = () => new Set(traced().map(({ service }) => service));
  const isWhole = () =>
    services().size === 3 && traced().some(({ whole }) => whole.includes('"pg.execute:insert-bookmarks"'));
  expect(await waitFor(isWhole, EXPORT_BOUND_MS)).toBe(true);
  expect([...services()].toSorted()).toEqual(['bookmark-service', 'gateway', 'mcp-service']);
  expect(traced().map(({ name }) => name)).toContain('grpc.bookmarks.v1.BookmarkService/CreateBookmark');
  expect(traced().map(({ name }) => name)).toContain('pg.query:commit bookmarks');
  for (const { whole } of collector.spans) {
    expect(whole).not.toContain(poke.accessToken);
    expect(whole).not.toContain('private words');
  }
});
