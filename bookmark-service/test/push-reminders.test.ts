import type { ServerResponse } from 'node:http';
import { createLogger } from '@bookmarks/telemetry';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLibrary } from '../src/library/library.ts';
import { createPokeChat } from '../src/poke/poke-chat.ts';
import { createPostgresDueReminders } from '../src/postgres/postgres-due-reminders.ts';
import { createPostgresLibraryStore } from '../src/postgres/postgres-library-store.ts';
import { createPushReminders } from '../src/reminders/push-reminders.ts';
import { startReminderWorker } from '../src/reminders/reminder-worker.ts';
import { createTokenSeal } from '../src/webhooks/sealed-token.ts';
import { createWebhooks } from '../src/webhooks/webhooks.ts';
import { asOwner } from './helpers/as-owner.ts';
import { createDatabase, type TestDatabase } from './helpers/database.ts';
import { callBy } from './helpers/library.ts';
import { GOOD_KEY, sendJson, startPokeApi } from './helpers/poke-api.ts';

const START = new Date('2026-11-26T12:00:00Z');
const MINUTE_MS = 60_000;
const log = createLogger('test', 'silent');

let database: TestDatabase;
let poke: Awaited<ReturnType<typeof startPokeApi>>;
let users = 0;
const resources = new AsyncDisposableStack();
beforeAll(async () => {
  database = resources.use(await createDatabase());
  poke = resources.use(await startPokeApi());
});
afterAll(() => resources.disposeAsync());

/** The replica of a service at a time that the test decides, and somebody new who has connected their chat. */
async function aConnected({ connected = true } = {}) {
  await asOwner(database, 'update webhooks set next_reminder_at = null');
  poke.answer = undefined;
  const now = { at: START };
  const clock = () => now.at;
  const store = createPostgresLibraryStore(database.pool);
  const deps = {
    store,
    clock,
    chat: createPokeChat(poke.url),
    seal: createTokenSeal('a key for webhooks of tests'),
  };
  const library = createLibrary(deps);
  const webhooks = createWebhooks(deps);
  const push = createPushReminders({ ...deps, random: () => 1 });
  const dueReminders = createPostgresDueReminders(database.pool);
  const call = callBy(`newcomer_${++users}`);
  if (connected) await webhooks.connectWebhook(call, GOOD_KEY);
  poke.received.length = 0;
  return {
    ...{ now, clock, library, webhooks, push, dueReminders, call },
    /** The same where the database takes nothing any more once a message was sent. */
    forgetfulPush: createPushReminders({
      ...{ ...deps, random: () => 1 },
      store: { ...store, write: () => Promise.reject(new Error('away')) },
    }),
    claim: () => dueReminders.claim(now.at, 8),
    add: (name: string, remindAt: string) =>
      library.create(call, { url: `https://example.com/${name}`, title: name, remindAt }),
    passMinutes: (minutes: number) => {
      now.at = new Date(now.at.getTime() + minutes * MINUTE_MS);
    },
    due: async () => (await library.overview(call)).dueReminders.map(({ title }) => title),
  };
}

/** The titles in each message that Poke was sent. */
const told = () =>
  poke.received.flatMap(({ path, body }) =>
    path.endsWith('/inbound/webhook')
      ? [(body as Message).reminders.map(({ saved_title: title }) => title)]
      : [],
  );
type Message = { readonly reminders: readonly { readonly saved_title: string }[] };

describe('reminders', () => {
  test('that are due come in one message, once', async () => {
    const { add, claim, call, passMinutes, push, due, webhooks } = await aConnected();
    await add('one', 'in 5 minutes');
    await add('two', 'in 6 minutes');
    await add('later', 'in 2 hours');
    expect(await claim()).toEqual([]);
    passMinutes(10);
    expect(await claim()).toEqual([call.userSub]);
    expect(await push(call.userSub)).toBe('delivered');
    expect(told()).toEqual([['one', 'two']]);
    expect(poke.received[0]?.authorization).toBe(`Bearer ${poke.token}`);
    expect(await due()).toEqual([]);
    expect(await webhooks.getWebhook(call)).toMatchObject({
      lastFailure: '',
      lastDeliveredAt: expect.any(Date),
    });
    expect(await claim()).toEqual([]);
    passMinutes(120);
    expect(await claim()).toEqual([call.userSub]);
    await push(call.userSub);
    expect(told().at(-1)).toEqual(['later']);
  });

  test('of somebody who connects their chat later come then', async () => {
    const { add, claim, call, passMinutes, push, webhooks } = await aConnected({ connected: false });
    await add('one', 'in 5 minutes');
    passMinutes(10);
    expect(await claim()).toEqual([]);
    await webhooks.connectWebhook(call, GOOD_KEY);
    expect(await claim()).toEqual([call.userSub]);
    await push(call.userSub);
    expect(told().at(-1)).toEqual(['one']);
  });

  test('that were taken back in time, or whose bookmark is in the trash, do not come', async () => {
    const { add, claim, call, passMinutes, push, library } = await aConnected();
    const { changeId } = await add('one', 'in 5 minutes');
    await add('two', 'in 5 minutes');
    await library.undoChange(call, changeId ?? '');
    const never = {
      refs: ['https://example.com/two'],
      addTags: [],
      removeTags: [],
      appendNote: '',
      remindAt: 'never',
    };
    await library.organize(call, never, { dryRun: false });
    passMinutes(10);
    expect(await claim()).toEqual([call.userSub]);
    expect(await push(call.userSub)).toBe('nothing_due');
    expect(told()).toEqual([]);
    expect(await claim()).toEqual([]);
  });

  test('of more bookmarks than a message holds come in several, with a pause', async () => {
    const { add, claim, call, passMinutes, push } = await aConnected();
    for (let n = 0; n < 11; n += 1) await add(`n${n}`, 'in 5 minutes');
    passMinutes(10);
    await claim();
    await push(call.userSub);
    expect(await claim()).toEqual([]);
    passMinutes(2);
    await claim();
    await push(call.userSub);
    expect(told().map(({ length }) => length)).toEqual([10, 1]);
    expect(new Set(told().flat()).size).toBe(11);
  });
});

describe('a message that arrived', () => {
  test.each<[string, (res: ServerResponse) => void]>([
    ['is more than anybody reads', (res) => void res.writeHead(200).end('x'.repeat(20_000))],
    ['breaks off', (res) => void res.writeHead(200, { 'content-length': 9 }).write('x', () => res.destroy())],
    ['does not end', (res) => void res.writeHead(200).write('x')],
  ])('has done so whatever else there is in the answer, such as one that %s', async (_what, answer) => {
    const { add, claim, call, passMinutes, push } = await aConnected();
    await add('one', 'in 5 minutes');
    passMinutes(10);
    poke.answer = answer;
    await claim();
    expect(await push(call.userSub)).toBe('delivered');
  });

  test('is followed by another one a minute later at the earliest, also of what was set meanwhile', async () => {
    const { add, claim, call, passMinutes, push } = await aConnected();
    await add('one', 'in 5 minutes');
    passMinutes(10);
    await claim();
    await push(call.userSub);
    await add('two', 'in 1 second');
    passMinutes(0.5);
    expect(await claim()).toEqual([]);
    passMinutes(0.5);
    expect(await claim()).toEqual([call.userSub]);
  });

  test('is sent again where nobody could write that down, but later each time and not for ever', async () => {
    const { add, claim, call, passMinutes, forgetfulPush, push, due } = await aConnected();
    await add('one', 'in 5 minutes');
    passMinutes(10);
    for (const seconds of [20, 40, 80, 160]) {
      expect(await claim()).toEqual([call.userSub]);
      await expect(forgetfulPush(call.userSub)).rejects.toThrow('away');
      passMinutes((seconds - 1) / 60);
      expect(await claim()).toEqual([]);
      passMinutes(1 / 60);
    }
    for (let more = 0; more < 30; more += 1) {
      expect(await claim()).toEqual([call.userSub]);
      await expect(forgetfulPush(call.userSub)).rejects.toThrow('away');
      passMinutes(6 * 60);
    }
    expect(told()).toHaveLength(20);
    await claim();
    expect(await push(call.userSub)).toBe('failed');
    expect(await claim()).toEqual([]);
    expect(await due()).toEqual(['one']);
    await add('two', 'in 5 minutes');
    passMinutes(10);
    await claim();
    expect(await push(call.userSub)).toBe('delivered');
  });
});

describe('an answer of a webhook in whose place there is another one', () => {
  test.each([200, 410, 500])('(%d) does not touch when that one is due', async (status) => {
    const { add, claim, call, passMinutes, push, webhooks } = await aConnected();
    await add('one', 'in 5 minutes');
    passMinutes(10);
    poke.answer = async (res) => {
      poke.answer = undefined;
      passMinutes(1);
      await webhooks.connectWebhook(call, GOOD_KEY);
      sendJson(res, status, {});
    };
    await claim();
    await push(call.userSub);
    expect(await webhooks.getWebhook(call)).toMatchObject({ lastFailure: '', lastDeliveredAt: undefined });
    expect(await claim()).toEqual([call.userSub]);
  });
});

describe('a message that does not arrive', () => {
  test('is tried again later and later, and says on the account page what went wrong', async () => {
    const { add, claim, call, passMinutes, push, due, webhooks } = await aConnected();
    await add('one', 'in 5 minutes');
    passMinutes(10);
    poke.answer = (res) => sendJson(res, 500, {});
    const pausesSeconds = [5, 10, 20, 40];
    for (const seconds of pausesSeconds) {
      expect(await claim()).toEqual([call.userSub]);
      expect(await push(call.userSub)).toBe('failed');
      passMinutes((seconds - 1) / 60);
      expect(await claim()).toEqual([]);
      passMinutes(1 / 60);
    }
    expect((await webhooks.getWebhook(call))?.lastFailure).toContain('status 500');
    expect(await due()).toEqual(['one']);
    poke.answer = undefined;
    expect(await claim()).toEqual([call.userSub]);
    expect(await push(call.userSub)).toBe('delivered');
    expect(await due()).toEqual([]);
  });

  test('because the chat knows the connection no more waits for another one', async () => {
    const { add, claim, call, passMinutes, push, due, webhooks } = await aConnected();
    await add('one', 'in 5 minutes');
    passMinutes(10);
    poke.answer = (res) => sendJson(res, 410, {});
    await claim();
    await push(call.userSub);
    passMinutes(24 * 60);
    expect(await claim()).toEqual([]);
    expect(await due()).toEqual(['one']);
    poke.answer = undefined;
    await webhooks.connectWebhook(call, GOOD_KEY);
    expect(await claim()).toEqual([call.userSub]);
  });

  test('is tried no more after a while, but with the next reminder', async () => {
    const { add, claim, call, passMinutes, push } = await aConnected();
    await add('one', 'in 5 minutes');
    passMinutes(10);
    poke.answer = (res) => sendJson(res, 500, {});
    let tries = 0;
    while ((await claim()).length > 0) {
      await push(call.userSub);
      tries += 1;
      passMinutes(6 * 60);
    }
    expect(tries).toBe(20);
    poke.answer = undefined;
    await add('two', 'in 5 minutes');
    passMinutes(10);
    await claim();
    await push(call.userSub);
    expect(told().at(-1)).toEqual(['one', 'two']);
  });

  test.each([403, 410, 500])(
    'is tried no more after a while (%d), but once a reminder is due that was set long before, and as often as the first',
    async (status) => {
      const { add, claim, call, passMinutes, push } = await aConnected();
      await add('one', 'in 5 minutes');
      await add('two', 'in 30 days');
      passMinutes(10);
      poke.answer = (res) => sendJson(res, status, {});
      while ((await claim()).length > 0) {
        await push(call.userSub);
        passMinutes(6 * 60);
      }
      passMinutes(30 * 24 * 60);
      poke.answer = (res) => sendJson(res, 500, {});
      expect(await claim()).toEqual([call.userSub]);
      expect(await push(call.userSub)).toBe('failed');
      passMinutes(5 / 60);
      poke.answer = undefined;
      expect(await claim()).toEqual([call.userSub]);
      await push(call.userSub);
      expect(told().at(-1)).toEqual(['one', 'two']);
    },
  );

  test('because something refuses it is tried again: it need not be the chat that did', async () => {
    const { add, claim, call, passMinutes, push } = await aConnected();
    await add('one', 'in 5 minutes');
    passMinutes(10);
    poke.answer = (res) => sendJson(res, 403, {});
    await claim();
    await push(call.userSub);
    passMinutes(1);
    expect(await claim()).toEqual([call.userSub]);
  });
});

describe('who sends', () => {
  test('is one of all who look, until its time is up', async () => {
    const { add, claim, call, passMinutes, dueReminders, now } = await aConnected();
    await add('one', 'in 5 minutes');
    passMinutes(10);
    const claims = await Promise.all(Array.from({ length: 8 }, () => dueReminders.claim(now.at, 8)));
    expect(claims.flat()).toEqual([call.userSub]);
    await add('two', 'in 1 minute');
    passMinutes(0.3);
    expect(await claim()).toEqual([]);
    passMinutes(0.1);
    expect(await claim()).toEqual([call.userSub]);
  });

  test('takes no more users at a time than it can tell at once, those that wait longest first', async () => {
    const first = await aConnected();
    await first.add('one', 'in 5 minutes');
    const { library: firstLibrary } = first;
    const subs = [first.call.userSub];
    for (let n = 0; n < 2; n += 1) {
      const call = callBy(`another_${++users}`);
      await first.webhooks.connectWebhook(call, GOOD_KEY);
      await firstLibrary.create(call, { url: 'https://example.com/', remindAt: `in ${6 + n} minutes` });
      subs.push(call.userSub);
    }
    first.passMinutes(10);
    expect((await first.dueReminders.claim(first.now.at, 2)).toSorted()).toEqual(subs.slice(0, 2).toSorted());
    expect(await first.dueReminders.claim(first.now.at, 2)).toEqual(subs.slice(2));
  });

  test('looks again by itself, also after the database was away', async () => {
    const { add, call, passMinutes, push, dueReminders, clock } = await aConnected();
    await add('one', 'in 5 minutes');
    passMinutes(10);
    let looks = 0;
    const flaky: typeof dueReminders = {
      claim: (at, limit) =>
        looks++ === 0 ? Promise.reject(new Error('away')) : dueReminders.claim(at, limit),
    };
    const outcome = Promise.withResolvers<string>();
    await using _worker = startReminderWorker({
      ...{ dueReminders: flaky, push, clock, log },
      onOutcome: outcome.resolve,
    });
    expect(await outcome.promise).toBe('delivered');
    expect(told()).toEqual([['one']]);
    expect(call.userSub).toBeDefined();
  });

  test('counts as failed what it cannot say the end of', async () => {
    const { add, passMinutes, forgetfulPush, dueReminders, clock } = await aConnected();
    await add('one', 'in 5 minutes');
    passMinutes(10);
    const outcome = Promise.withResolvers<string>();
    await using _worker = startReminderWorker({
      ...{ dueReminders, push: forgetfulPush, clock, log },
      onOutcome: outcome.resolve,
    });
    expect(await outcome.promise).toBe('failed');
  }, 10_000);
});
