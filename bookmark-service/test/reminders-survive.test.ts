import { once } from 'node:events';
import { type RequestOf, type UnaryMethodName, unaryCall } from '@bookmarks/protos';
import { Client, credentials } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asOwner } from './helpers/as-owner.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { GOOD_KEY, sendJson, startPokeApi } from './helpers/poke-api.ts';
import { aProcess, metadataOf, portIn, until } from './helpers/process.ts';

let database: TestDatabase;
let poke: Awaited<ReturnType<typeof startPokeApi>>;
const resources = new AsyncDisposableStack();
beforeAll(async () => {
  database = resources.use(await createDatabase());
  poke = resources.use(await startPokeApi());
});
afterAll(() => resources.disposeAsync());

/** A replica of the service that sends to the Poke of this test. */
async function aReplica() {
  const settings = {
    POKE_API_URL: poke.url.href,
    WEBHOOK_KEY: 'a key for webhooks that nobody knows',
    INSECURE_LOCAL_STACK: 'on',
  };
  const service = aProcess(database.serviceUrl, settings);
  const port = await until(() => portIn(service.lines));
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  return {
    ...service,
    call: async <Name extends UnaryMethodName>(name: Name, request: RequestOf<Name>) => {
      const metadata = await metadataOf('anna', 'session');
      return unaryCall(client, name, request, { metadata, deadline: Date.now() + 10_000 });
    },
    kill: async () => {
      client.close();
      service.child.kill('SIGKILL');
      await once(service.child, 'exit');
    },
    async [Symbol.asyncDispose]() {
      client.close();
      await service[Symbol.asyncDispose]();
    },
  };
}

/** The titles in the messages that Poke was sent, whatever it answered. */
const told = () =>
  poke.received.flatMap(({ path, body }) =>
    path.endsWith('/inbound/webhook')
      ? (body as Message).reminders.map(({ saved_title: title }) => title)
      : [],
  );
type Message = { readonly reminders: readonly { readonly saved_title: string }[] };

/** The time of whoever was to send is up. */
const endLeases = () => asOwner(database, 'update webhooks set leased_until = now()');
const state = async () => (await asOwner(database, 'select * from webhooks'))[0];

async function dueSoon(replica: Awaited<ReturnType<typeof aReplica>>, title: string): Promise<void> {
  await replica.call('CreateBookmark', {
    url: `https://example.com/${title}`,
    title,
    remindAt: 'in 1 second',
  });
}

test('a reminder comes though its sender is killed while it sends, and again where nobody knows whether it came', async () => {
  await using first = await aReplica();
  await first.call('ConnectWebhook', { pokeApiKey: GOOD_KEY });
  poke.answer = () => {};
  await dueSoon(first, 'killed');
  await until(() => (told().length > 0 ? true : undefined));
  await first.kill();
  await endLeases();

  poke.answer = undefined;
  await using second = await aReplica();
  await until(() => (told().length > 1 ? true : undefined));
  expect(told()).toEqual(['killed', 'killed']);
  const overview = await untilDelivered(second);
  expect(overview.dueReminders).toEqual([]);
}, 60_000);

test('a reminder whose message fails is tried again by whoever is there, later each time, until it comes once', async () => {
  await asOwner(database, 'update webhooks set next_reminder_at = null, last_delivered_at = null');
  poke.received.length = 0;
  poke.answer = (res) => sendJson(res, 503, {});
  await using first = await aReplica();
  await dueSoon(first, 'failing');
  await until(() => (told().length > 0 ? true : undefined));
  while ((await state())?.last_failure === '');
  expect((await first.call('GetOverview', {})).dueReminders.map(({ title }) => title)).toEqual(['failing']);
  await first.kill();

  await using second = await aReplica();
  await until(() => (told().length > 1 ? true : undefined));
  while (((await state())?.reminder_attempts as number) < 2 || (await state())?.leased_until !== null);
  poke.answer = undefined;
  const { dueReminders } = await untilDelivered(second);
  expect(dueReminders).toEqual([]);
  expect(new Set(told())).toEqual(new Set(['failing']));
  expect(await state()).toMatchObject({ last_failure: '', reminder_attempts: 0, next_reminder_at: null });
}, 90_000);

async function untilDelivered({ call }: Awaited<ReturnType<typeof aReplica>>) {
  for (;;) {
    const { webhook } = await call('GetWebhook', {});
    if (webhook?.lastDeliveryTime) return call('GetOverview', {});
  }
}
