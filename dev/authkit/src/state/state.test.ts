import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { loadSigningKey } from '../signing-key.ts';
import { createLatestOnly } from './latest-only.ts';
import { openStore } from './open-store.ts';
import { RecordStore } from './record-store.ts';
import { createStoreAdapterFactory } from './store-adapter.ts';

const aRecord = (id: string, fields: { expiresAtMs?: number; payload?: Record<string, unknown> } = {}) => ({
  model: 'Client',
  id,
  payload: { client_id: id },
  ...fields,
});

describe('RecordStore', () => {
  test('forgets a record when it expires', () => {
    let now = 0;
    const store = new RecordStore({ clock: () => new Date(now) });
    store.save(aRecord('a', { expiresAtMs: 1000 }));
    expect(store.find('Client', 'a')).toBeDefined();
    now = 1000;
    expect(store.list()).toEqual([]);
    expect(store.find('Client', 'a')).toBeUndefined();
  });

  test('drops what was not used for the longest time when it is full', () => {
    const store = new RecordStore();
    for (let index = 0; index < 2000; index++) store.save(aRecord(`client-${index}`));
    store.find('Client', 'client-0');
    store.save(aRecord('one-more'));
    expect(store.list('Client')).toHaveLength(2000);
    expect(store.find('Client', 'client-0')).toBeDefined();
    expect(store.find('Client', 'client-1')).toBeUndefined();
  });
});

describe('the adapter of oidc-provider', () => {
  test('marks as used, finds by uid, destroys, and revokes by grant', async () => {
    const clock = () => new Date(5000);
    const adapterOf = createStoreAdapterFactory(new RecordStore({ clock }), clock);
    const tokens = adapterOf('RefreshToken');
    await tokens.upsert('a', { grantId: 'g1', uid: 'u1' }, 60);
    await tokens.upsert('b', { grantId: 'g1' }, 60);
    await tokens.upsert('c', { grantId: 'g2' }, 60);
    await tokens.consume('a');
    expect(await tokens.findByUid('u1')).toMatchObject({ consumed: 5 });
    await tokens.revokeByGrantId('g1');
    expect(await tokens.find('a')).toBeUndefined();
    expect(await tokens.find('b')).toBeUndefined();
    await tokens.destroy('c');
    expect(await tokens.find('c')).toBeUndefined();
    expect(await adapterOf('Grant').find('a')).toBeUndefined();
  });

  test('hands out copies, because the library writes into what it finds', async () => {
    const sessions = createStoreAdapterFactory(new RecordStore())('Session');
    await sessions.upsert('a', { uid: 'u' });
    Object.assign(Object(await sessions.find('a')), { uid: 'changed' });
    expect(await sessions.find('a')).toEqual({ uid: 'u' });
  });
});

describe('with a data folder', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'authkit-'));
  });
  const open = () => openStore({ dataDir, onWriteError: (error) => expect(error).toBeUndefined() });

  test('keeps the records over a restart, in a file for this user only', async () => {
    {
      await using opened = await open();
      for (const id of ['a', 'b']) opened.store.save(aRecord(id));
      opened.store.deleteWhere('Client', ({ id }) => id === 'b');
    }
    await using reopened = await open();
    expect(reopened.store.list()).toEqual([aRecord('a')]);
    expect(await readdir(dataDir)).toEqual(['state.json']);
    expect((await stat(join(dataDir, 'state.json'))).mode & 0o777).toBe(0o600);
  });

  test.each(['{', '{"records":1}'])('names the file when it holds %s', async (content) => {
    await writeFile(join(dataDir, 'state.json'), content);
    await expect(open()).rejects.toThrow(/state\.json .*delete it to start afresh/);
  });

  test('keeps the signing key over a restart', async () => {
    const first = await loadSigningKey(dataDir);
    expect((await loadSigningKey(dataDir)).jwks).toEqual(first.jwks);
    expect((await loadSigningKey(undefined)).jwks).not.toEqual(first.jwks);
  });
});

describe('createLatestOnly', () => {
  test('never works twice at once, and once more after the last request', async () => {
    let [active, runs, seen] = [0, 0, 0];
    let wanted = 0;
    const writer = createLatestOnly(
      async () => {
        expect(++active).toBe(1);
        runs += 1;
        seen = wanted;
        if (runs === 1) for (wanted = 2; wanted < 10; wanted++) writer.request();
        active -= 1;
      },
      (error) => expect(error).toBeUndefined(),
    );
    wanted = 1;
    writer.request();
    await writer.settled();
    expect({ runs, seen }).toEqual({ runs: 2, seen: 10 });
  });

  test('goes on after a failure', async () => {
    const errors: unknown[] = [];
    const writer = createLatestOnly(
      async () => {
        throw new Error('disk full');
      },
      (error) => errors.push(error),
    );
    writer.request();
    await writer.settled();
    writer.request();
    await writer.settled();
    expect(errors).toHaveLength(2);
  });
});
