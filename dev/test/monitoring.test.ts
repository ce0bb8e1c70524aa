import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { connectPoke, type PokeSession } from '../poke/poke-session.ts';
import { startRedis } from '../programs/redis.ts';
import { startStack } from '../stack/start-stack.ts';

const MONITORING = new URL('../../deploy/monitoring/', import.meta.url);
const OPERATING = new URL('../../docs/operating.md', import.meta.url);
const METRICS_LINE = z.object({ msg: z.literal('serving metrics'), port: z.number() });
const CHAT = {
  POKE_API_URL: 'http://localhost:9/',
  WEBHOOK_KEY: 'a key for webhooks that nobody knows',
};
const OURS = /\b(?:gateway|mcp|grpc_server|database|process|nodejs|page|reminder)_[a-z0-9_]+/g;

const resources = new AsyncDisposableStack();
let exported: Set<string>;
let audited: string;

/** A stack that has done a little of everything, and what its services export. */
beforeAll(async () => {
  const ports: number[] = [];
  const lines: string[] = [];
  const redis = resources.use(await startRedis({ report: () => {} }));
  const stack = resources.use(
    await startStack({
      durable: false,
      redisUrl: redis.url,
      hasPages: true,
      overrides: { bookmarkService: CHAT },
      log: (_source, line) => {
        lines.push(line);
        const parsed = METRICS_LINE.safeParse(jsonIn(line));
        if (parsed.success) ports.push(parsed.data.port);
      },
    }),
  );
  const poke = resources.use(await connectPoke({ mcpUrl: stack.mcpUrl, loginHint: 'anna' }));
  await poke.callTool('list_tags');
  await readPublished(poke, stack.gatewayUrl);
  const texts = await Promise.all(
    ports.map(async (port) => (await fetch(`http://127.0.0.1:${port}/metrics`)).text()),
  );
  exported = new Set(
    texts.flatMap((text) => [...text.matchAll(/^([a-z0-9_]+)[{ ]/gm)].map(([, name]) => name ?? '')),
  );
  audited = lines.filter((line) => line.includes('"audit"')).join('\n');
});
/** What is published, read and refused. */
async function readPublished(poke: PokeSession, gatewayUrl: string): Promise<void> {
  const { structuredContent } = await poke.callTool('save_collection', { name: 'Public', public: true });
  const { collection } = z.object({ collection: z.object({ id: z.string() }) }).parse(structuredContent);
  const call = { name: 'list_bookmarks', arguments: { collection: collection.id } };
  for (const method of ['POST', 'PUT']) {
    const answer = await fetch(new URL('/public/mcp', gatewayUrl), {
      method,
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: call }),
    });
    await answer.body?.cancel();
  }
}

afterAll(async () => {
  await resources[Symbol.asyncDispose]();
});

test.each(['dashboard.json', 'alerts.yaml'])('every metric in %s is one that a service exports', (file) => {
  const used = new Set(readFileSync(new URL(file, MONITORING), 'utf8').match(OURS));
  expect(used.size).toBeGreaterThan(5);
  expect([...used].filter((name) => !exported.has(name))).toEqual([]);
});

test('every alert has its section in docs/operating.md, which its runbook names, and none is without an alert', () => {
  const rules = readFileSync(new URL('alerts.yaml', MONITORING), 'utf8');
  const alerts = [...rules.matchAll(/alert: (\w+)/g)].map(([, name = '']) => name);
  const runbooks = [...rules.matchAll(/runbook: docs\/operating\.md#(\w+)/g)].map(([, anchor]) => anchor);
  const section = /^## Alerts\n(.*?)^## /ms.exec(readFileSync(OPERATING, 'utf8'))?.[1] ?? '';
  expect(alerts.length).toBeGreaterThan(5);
  expect(runbooks).toEqual(alerts.map((name) => name.toLowerCase()));
  expect([...section.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading)).toEqual(alerts);
});

test('the log of the gateway has a record of each decision', () => {
  expect(audited).toContain('"decision":"allowed"');
  expect(audited).toContain('"reason":"credentials_missing"');
});

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
