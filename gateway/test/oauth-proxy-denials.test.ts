import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { newProxySigningKeys } from '../../dev/stack/proxy-signing-keys.ts';
import { RedisClientDenials } from '../src/redis/redis-client-denials.ts';
import { until } from './support/gateway.ts';
import { json, ProxyClient } from './support/proxy-client.ts';
import {
  type ProxyGateway,
  type ProxySetup,
  startProxyGateway,
  startUpstream,
} from './support/proxy-gateway.ts';
import { RedisOutage } from './support/redis.ts';

const resources = new AsyncDisposableStack();
let setup: ProxySetup;
let one: ProxyGateway;
let other: ProxyGateway;

beforeAll(async () => {
  const { upstream } = resources.use(await startUpstream());
  // Whose people no other test knows: they are signed out here.
  setup = {
    upstream: { ...upstream, name: `test-${randomUUID().slice(0, 8)}` },
    keys: newProxySigningKeys('proxy-1'),
  };
  one = resources.use(await startProxyGateway(setup));
  other = resources.use(await startProxyGateway(setup));
});
afterAll(() => resources.disposeAsync());

const refusal = async (answer: ReturnType<ProxyClient['post']>) => [
  (await answer).status,
  json(await answer).error,
];

describe('a client that the operator denies', () => {
  test('gets nowhere at any replica until it is allowed again, and others do', async () => {
    const client = new ProxyClient(one);
    const name = randomUUID();
    const client_id = await client.registered(name);
    const tokens = await client.tokens(client_id);
    const code = await client.code(client_id);
    expect((await client.call(tokens.access_token)).status).toBe(200);

    const denials = new RedisClientDenials(other.redis);
    await denials.deny(client_id);
    const answer = await client.call(tokens.access_token);
    expect([answer.status, json(answer).code]).toEqual([401, 'client_denied']);
    expect(await refusal(client.exchange(code, { client_id }))).toEqual([401, 'invalid_client']);
    expect(await refusal(client.refresh(String(tokens.refresh_token), { client_id }))).toEqual([
      401,
      'invalid_client',
    ]);
    expect(await refusal(client.post('/oauth/revoke', { client_id, token: 'x' }))).toEqual([
      401,
      'invalid_client',
    ]);
    expect(await refusal(client.register(name))).toEqual([400, 'access_denied']);
    expect(one.audited.at(-1)).toMatchObject({ operation: 'oauth:register', client_id });
    const page = await client.visit(client_id);
    expect([page.status, page.body.includes('<h1>')]).toEqual([400, true]);
    expect((await client.register(randomUUID())).status).toBe(201);

    await denials.allow(client_id);
    expect((await client.call(tokens.access_token)).status).toBe(200);
    expect((await client.register(name)).status).toBe(201);
    expect((await client.exchange(code, { client_id })).status).toBe(200);
  });

  test('is not let in because Redis is away: its clients are told to try again', async () => {
    await using outage = await RedisOutage.start();
    await using gateway = await startProxyGateway({ ...setup, url: outage.url });
    const client = new ProxyClient(one);
    const client_id = await client.registered(randomUUID());
    const code = await client.code(client_id);
    client.at = gateway;
    outage.begin();
    expect(await refusal(client.exchange(code, { client_id }))).toEqual([503, 'temporarily_unavailable']);
  });
});

describe('signing out everywhere', () => {
  /** The next second, on the clock of Redis: what is issued in the second of a sign-out counts as before it. */
  const nextSecond = async () => {
    const began = Math.floor(Date.now() / 1000);
    await until(() => Math.floor(Date.now() / 1000) > began);
  };

  test('ends refresh tokens and codes of before, and none of after', async () => {
    const client = new ProxyClient(one);
    const client_id = await client.registered(randomUUID());
    const tokens = await client.tokens(client_id);
    const renewed = json(await client.refresh(String(tokens.refresh_token), { client_id }));
    const code = await client.code(client_id);
    await other.revocations.signOutEverywhere(String(decodeJwt(String(tokens.access_token)).sub));
    await nextSecond();
    client.at = other;
    expect(await refusal(client.refresh(String(renewed.refresh_token), { client_id }))).toEqual([
      400,
      'invalid_grant',
    ]);
    expect(await refusal(client.exchange(code, { client_id }))).toEqual([400, 'invalid_grant']);
    const after = await client.tokens(client_id);
    expect((await client.call(after.access_token)).status).toBe(200);
    expect((await client.refresh(String(after.refresh_token), { client_id })).status).toBe(200);
  });
});
