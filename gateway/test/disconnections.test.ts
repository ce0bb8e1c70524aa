import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { CALLER_SCHEMA } from '@bookmarks/identity';
import { appId } from '@bookmarks/protos';
import { describe, expect, test } from '@jest/globals';
import { createAppUses } from '../src/apps/app-uses.ts';
import { RedisDisconnections } from '../src/redis/redis-disconnections.ts';
import { bearer, HOST } from './support/gateway.ts';
import { headOf, open } from './support/http-client.ts';
import { RedisOutage } from './support/redis.ts';
import { type SharedGateway, startSharedGateway } from './support/shared-gateway.ts';

const ID = appId('client_1');

const ask = async (gateway: SharedGateway, token: string) => {
  const { status, body, headers } = await gateway.send({ path: '/mcp', headers: [bearer(token)] });
  return status === 200
    ? 200
    : [status, JSON.parse(body).code, headers['www-authenticate']?.split(',')[2]?.trim()];
};
const REFUSED = [401, 'app_disconnected', 'error="invalid_token"'];

describe('a disconnected app', () => {
  test('is refused with the next request at every replica, also with a token that is issued later, until it is allowed again', async () => {
    await using one = await startSharedGateway();
    await using other = await startSharedGateway();
    const replicas = [one, other];
    const sub = randomUUID();
    const askAll = (claims: object = {}) =>
      Promise.all(replicas.map(async (replica) => ask(replica, await replica.aToken({ sub, ...claims }))));
    expect(await askAll()).toEqual([200, 200]);
    const disconnections = new RedisDisconnections(one.redis);
    await disconnections.disconnect(sub, ID);
    expect(await askAll()).toEqual([REFUSED, REFUSED]);
    expect(await askAll({ iat: Math.floor(Date.now() / 1000) + 20 })).toEqual([REFUSED, REFUSED]);
    expect(await askAll({ client_id: undefined, azp: 'client_1' })).toEqual([REFUSED, REFUSED]);
    expect(await askAll({ client_id: 'client_2' })).toEqual([200, 200]);
    expect(await askAll({ client_id: undefined })).toEqual([200, 200]);
    expect(await askAll({ sub: randomUUID() })).toEqual([200, 200]);
    await disconnections.reconnect(sub, ID);
    expect(await askAll()).toEqual([200, 200]);
  });

  test('is refused also with a token that was verified a moment ago', async () => {
    await using gateway = await startSharedGateway();
    const sub = randomUUID();
    const token = await gateway.aToken({ sub });
    expect(await ask(gateway, token)).toBe(200);
    await new RedisDisconnections(gateway.redis).disconnect(sub, ID);
    expect(await ask(gateway, token)).toEqual(REFUSED);
  });

  test('takes nothing from the buckets of its user', async () => {
    await using gateway = await startSharedGateway();
    const sub = randomUUID();
    await new RedisDisconnections(gateway.redis).disconnect(sub, ID);
    await ask(gateway, await gateway.aToken({ sub }));
    expect(await gateway.redis.exists(`gateway:limit:caller:${sub}`)).toBe(0);
  });

  test('stays one for as long as nobody allows it again, and needs a key of one length whatever its name', async () => {
    await using gateway = await startSharedGateway();
    const sub = randomUUID();
    const disconnections = new RedisDisconnections(gateway.redis);
    const client_id = `https://evil.example/${'x'.repeat(2000)}`;
    await disconnections.disconnect(sub, appId(client_id));
    const [key = ''] = await gateway.redis.keys(`gateway:disconnected:${sub}:*`);
    expect([key.length, await gateway.redis.ttl(key)]).toEqual([
      `gateway:disconnected:${sub}:`.length + 43,
      -1,
    ]);
    expect(await ask(gateway, await gateway.aToken({ sub, client_id }))).toEqual(REFUSED);
    await disconnections.forget(sub, [appId(client_id)]);
    expect(await gateway.redis.exists(key)).toBe(0);
  });

  test('gets no more notifications', async () => {
    await using gateway = await startSharedGateway();
    gateway.upstream.answer = (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('data: 1\n\n');
    };
    const sub = randomUUID();
    const headers = [
      HOST,
      bearer(await gateway.aToken({ sub })),
      ['mcp-method', 'subscriptions/listen'] as const,
    ];
    const outgoing = open(gateway.server, { method: 'POST', path: '/mcp', headers });
    const head = headOf(outgoing);
    outgoing.end('{}');
    const answer = await head;
    await new RedisDisconnections(gateway.redis).disconnect(sub, ID);
    expect(await text(answer)).toBe('data: 1\n\n');
  });
});

describe('when Redis has lost its data', () => {
  /** What tells the bookmark service of uses, which answers that the app is disconnected. */
  const anObserver = (gateway: SharedGateway, whileAsked: () => Promise<void> = async () => {}) => {
    const told = Promise.withResolvers<void>();
    const disconnections = new RedisDisconnections(gateway.redis);
    const note = createAppUses({
      async recordUse() {
        await whileAsked();
        return true;
      },
      disconnections: {
        restore: (...what) => disconnections.restore(...what).finally(told.resolve),
      },
      onError: told.reject,
      clock: () => new Date(),
    });
    const use = (sub: string) => {
      const caller = CALLER_SCHEMA.parse({ sub, scopes: [], clientId: 'client_1', method: 'oauth' });
      note(caller, () => ({ address: '192.0.2.7', userAgent: 'Poke/1.0', requestId: 'r' }));
      return told.promise;
    };
    return { disconnections, use };
  };

  test('the next use of a disconnected app puts it back', async () => {
    await using gateway = await startSharedGateway();
    const sub = randomUUID();
    const token = await gateway.aToken({ sub });
    expect(await ask(gateway, token)).toBe(200);
    await anObserver(gateway).use(sub);
    expect(await ask(gateway, token)).toEqual(REFUSED);
  });

  test('an older answer does not take back that the app was allowed again meanwhile', async () => {
    await using gateway = await startSharedGateway();
    const sub = randomUUID();
    const { disconnections, use } = anObserver(gateway, () => disconnections.reconnect(sub, ID));
    await use(sub);
    expect(await ask(gateway, await gateway.aToken({ sub }))).toBe(200);
    await disconnections.disconnect(sub, ID);
    expect(await ask(gateway, await gateway.aToken({ sub }))).toEqual(REFUSED);
  });
});

test('while Redis is away, nothing is said to be disconnected', async () => {
  await using outage = await RedisOutage.start();
  await using gateway = await startSharedGateway({ url: outage.url });
  outage.begin();
  const disconnections = new RedisDisconnections(gateway.redis);
  const sub = randomUUID();
  for (const what of [
    () => disconnections.disconnect(sub, ID),
    () => disconnections.reconnect(sub, ID),
    () => disconnections.restore(sub, [ID]),
    () => disconnections.forget(sub, [ID]),
  ]) {
    await expect(what()).rejects.toThrow();
  }
});
