import type { ServerResponse } from 'node:http';
import { status as Status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTokenSeal } from '../src/webhooks/sealed-token.ts';
import { asOwner } from './helpers/as-owner.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { GOOD_KEY, sendJson, startPokeApi } from './helpers/poke-api.ts';
import { aServer, assertionFor } from './helpers/server.ts';

let database: TestDatabase;
let poke: Awaited<ReturnType<typeof startPokeApi>>;
let server: Awaited<ReturnType<typeof aServer>>;
let users = 0;
const resources = new AsyncDisposableStack();
beforeAll(async () => {
  database = resources.use(await createDatabase());
  poke = resources.use(await startPokeApi());
  server = resources.use(await aServer(database.serviceUrl, poke.url));
});
afterAll(() => resources.disposeAsync());

/** Somebody new on the account page. */
async function aNewcomer() {
  const name = `newcomer_${++users}`;
  const session = await assertionFor(name, { method: 'session' });
  return {
    sub: `user_${name}`,
    get: async () => (await server.call('GetWebhook', {}, session)).webhook,
    connect: (pokeApiKey = GOOD_KEY) => server.call('ConnectWebhook', { pokeApiKey }, session),
    test: () => server.call('TestWebhook', {}, session),
    disconnect: () => server.call('DisconnectWebhook', {}, session),
  };
}

/** Lets Poke answer so for a while. */
async function whilePoke(answer: (res: ServerResponse) => void, work: () => Promise<void>): Promise<void> {
  poke.answer = answer;
  try {
    await work();
  } finally {
    poke.answer = undefined;
  }
}

describe('a webhook', () => {
  test('is made by Poke for the person whose key it is, and takes a message', async () => {
    const user = await aNewcomer();
    expect(await user.get()).toBeNull();
    expect(await user.connect(` ${GOOD_KEY}\n`)).toMatchObject({ lastDeliveryTime: null, lastFailure: '' });
    expect(poke.received.at(-1)).toMatchObject({
      path: '/api/v1/api-keys/webhook',
      authorization: `Bearer ${GOOD_KEY}`,
      body: { condition: expect.any(String), action: expect.any(String) },
    });
    expect(await user.test()).toMatchObject({ lastDeliveryTime: { seconds: expect.any(String) } });
    expect(poke.received.at(-1)).toMatchObject({
      path: '/api/v1/inbound/webhook',
      authorization: `Bearer ${poke.token}`,
      body: { message: expect.stringContaining('connected') },
    });
  });

  test('is kept without the key that made it, and its token in no form that opens anything', async () => {
    const user = await aNewcomer();
    await user.connect();
    const [row] = await asOwner(database, 'select * from webhooks where user_sub = $1', [user.sub]);
    const bytes = Buffer.concat([row?.sealed_token as Buffer, Buffer.from(JSON.stringify(row))]);
    expect(bytes.includes(poke.token)).toBe(false);
    expect(bytes.includes(GOOD_KEY)).toBe(false);
  });

  test('is forgotten, and made anew in place of the old one', async () => {
    const user = await aNewcomer();
    await user.connect();
    await user.test();
    expect(await user.connect()).toMatchObject({ lastDeliveryTime: null });
    await user.disconnect();
    expect(await user.get()).toBeNull();
    await expect(user.test()).rejects.toMatchObject({ code: Status.NOT_FOUND });
  });

  test('that Poke does not know any more says so, and what went wrong is kept until it is right again', async () => {
    const user = await aNewcomer();
    await user.connect();
    await whilePoke(
      (res) => sendJson(res, 410, {}),
      () => expect(user.test()).rejects.toMatchObject({ code: Status.NOT_FOUND }),
    );
    expect((await user.get())?.lastFailure).toContain('Connect it again');
    expect(await user.test()).toMatchObject({ lastFailure: '' });
  });
});

test('a webhook whose token was sealed under another key says that it is to be connected again', async () => {
  const user = await aNewcomer();
  await user.connect();
  const foreign = createTokenSeal('a key that was in use before, and is no more').seal(user.sub, 'token');
  await asOwner(database, 'update webhooks set sealed_token = $2 where user_sub = $1', [user.sub, foreign]);
  await expect(user.test()).rejects.toMatchObject({ code: Status.NOT_FOUND });
  expect((await user.get())?.lastFailure).toContain('Connect it again');
});

test('nothing is sent to any place but Poke, whatever the database says', async () => {
  const user = await aNewcomer();
  await using elsewhere = await startPokeApi();
  await user.connect();
  await asOwner(database, 'update webhooks set url = $2 where user_sub = $1', [user.sub, elsewhere.url.href]);
  await expect(user.test()).rejects.toMatchObject({ code: Status.NOT_FOUND });
  expect(elsewhere.received).toEqual([]);
});

describe('nothing is connected where', () => {
  test.each(['wrong', '', 'two words', 'pk_é', 'x'.repeat(501), 'a\r\nb: c'])(
    'the key is %j',
    async (key) => {
      const user = await aNewcomer();
      await expect(user.connect(key)).rejects.toMatchObject({ code: Status.INVALID_ARGUMENT });
      expect(await user.get()).toBeNull();
    },
  );

  test.each<[string, (res: ServerResponse) => void]>([
    ['fails', (res) => sendJson(res, 500, {})],
    ['sends elsewhere', (res) => void res.writeHead(302, { location: poke.url.href }).end()],
    ['answers what is no JSON', (res) => void res.end('<html>')],
    [
      'answers too much',
      (res) =>
        sendJson(res, 200, { webhookUrl: poke.url.href, webhookToken: 't', padding: 'x'.repeat(20_000) }),
    ],
    ['says nothing', () => {}],
    [
      'names a webhook of somebody else’s',
      (res) => sendJson(res, 200, { webhookUrl: 'http://169.254.169.254/', webhookToken: 't' }),
    ],
    ['breaks off', (res) => void res.destroy()],
  ])('Poke %s', async (_what, answer) => {
    const user = await aNewcomer();
    const before = poke.received.length;
    await whilePoke(answer, () =>
      expect(user.connect()).rejects.toMatchObject({ code: Status.FAILED_PRECONDITION }),
    );
    expect(poke.received).toHaveLength(before + 1);
    expect(await user.get()).toBeNull();
  });
});

describe('a webhook is connected, seen and used', () => {
  const CALLS = ['GetWebhook', 'ConnectWebhook', 'DisconnectWebhook', 'TestWebhook'] as const;

  test.each(CALLS)('by nobody without a sign-in to the account page: %s', async (name) => {
    await expect(server.call(name, {})).rejects.toMatchObject({ code: Status.UNAUTHENTICATED });
    const assertion = await assertionFor('anna', { method: 'oauth' });
    await expect(server.call(name, {}, assertion)).rejects.toMatchObject({ code: Status.PERMISSION_DENIED });
  });

  test.each(CALLS)('by nobody where the service is not told where Poke is: %s', async (name) => {
    await using without = await aServer(database.serviceUrl);
    const session = await assertionFor('anna', { method: 'session' });
    await expect(without.call(name, {}, session)).rejects.toMatchObject({ code: Status.UNIMPLEMENTED });
  });
});

describe('a sealed token', () => {
  const seal = createTokenSeal('a key for webhooks that nobody knows');

  test('is opened as that user’s, under that key, and unchanged', () => {
    const sealed = seal.seal('user_anna', 'secret');
    expect(seal.open('user_anna', sealed)).toBe('secret');
    expect(() => seal.open('user_ben', sealed)).toThrow();
    expect(() => createTokenSeal('another key that is long enough').open('user_anna', sealed)).toThrow();
    sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1);
    expect(() => seal.open('user_anna', sealed)).toThrow();
  });
});
