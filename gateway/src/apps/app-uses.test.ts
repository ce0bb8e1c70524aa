import { CALLER_SCHEMA } from '@bookmarks/identity';
import { appId } from '@bookmarks/protos';
import { describe, expect, test } from '@jest/globals';
import { createAppUses, RECORD_EVERY_MS } from './app-uses.ts';

const aCaller = (changes: object = {}) =>
  CALLER_SCHEMA.parse({ sub: 'user_anna', scopes: [], clientId: 'client_1', method: 'oauth', ...changes });

/** What the bookmark service is told, and what is put back. */
function aWatcher({ answer = async () => false }: { answer?: () => Promise<boolean> } = {}) {
  const told: (string | undefined)[] = [];
  const restored: unknown[] = [];
  const errors: unknown[] = [];
  const state = { now: new Date('2026-01-01T00:00:00Z') };
  const note = createAppUses({
    recordUse: ({ caller }) => {
      told.push(`${caller.sub} ${caller.clientId}`);
      return answer();
    },
    disconnections: { restore: async (sub, ids) => void restored.push([sub, ...ids]) },
    onError: (error) => void errors.push(error),
    clock: () => state.now,
  });
  return {
    ...{ told, restored, errors },
    use: (changes: object = {}) =>
      note(aCaller(changes), () => ({ address: '192.0.2.7', userAgent: 'Poke/1.0', requestId: 'r' })),
    goOn: (ms: number) => {
      state.now = new Date(state.now.getTime() + ms);
    },
    /** Everything that is under way has gone as far as it can. */
    settle: () => new Promise((later) => setImmediate(later)),
  };
}

describe('the bookmark service is told', () => {
  test('once a minute of each app of each person', async () => {
    const watcher = aWatcher();
    for (let n = 0; n < 3; n += 1) watcher.use();
    watcher.use({ clientId: 'client_2' });
    watcher.use({ sub: 'user_ben' });
    watcher.goOn(RECORD_EVERY_MS - 1);
    watcher.use();
    await watcher.settle();
    expect(watcher.told).toEqual(['user_anna client_1', 'user_anna client_2', 'user_ben client_1']);
    watcher.goOn(1);
    watcher.use();
    await watcher.settle();
    expect(watcher.told).toHaveLength(4);
  });

  test.each([
    ['came by a key', { method: 'api_key' }],
    ['came by a session', { method: 'session' }],
    ['names no client', { clientId: undefined }],
  ])('of nothing that %s', async (_what, changes) => {
    const watcher = aWatcher();
    watcher.use(changes);
    await watcher.settle();
    expect(watcher.told).toEqual([]);
  });

  test('of so many at once and no more, while it does not answer, and of so many afterwards', async () => {
    const answers: (() => void)[] = [];
    const watcher = aWatcher({
      answer: () => new Promise((resolve) => answers.push(() => resolve(false))),
    });
    for (let n = 0; n < 2000; n += 1) watcher.use({ clientId: `client_${n}` });
    await watcher.settle();
    expect(watcher.told).toHaveLength(8);
    while (answers.length > 0) {
      answers.pop()?.();
      await watcher.settle();
    }
    expect(watcher.told).toHaveLength(1008);
  });

  test('again after a minute, where it could not be told', async () => {
    const watcher = aWatcher({ answer: () => Promise.reject(new Error('away')) });
    watcher.use();
    await watcher.settle();
    watcher.use();
    expect([watcher.told.length, watcher.errors]).toEqual([1, [new Error('away')]]);
    watcher.goOn(RECORD_EVERY_MS);
    watcher.use();
    expect(watcher.told).toHaveLength(2);
  });
});

test('an app that is disconnected after all is kept out from then on', async () => {
  const watcher = aWatcher({ answer: async () => true });
  watcher.use();
  await watcher.settle();
  expect(watcher.restored).toEqual([['user_anna', appId('client_1')]]);
});
