import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { aLog, until } from '../../test/support/gateway.ts';
import type { DocumentStore, StoredDocument } from './document-store.ts';
import {
  CEILING_MS,
  createRemoteDocument,
  DocumentUnavailableError,
  FRESH_MS,
  RETRY_COOLDOWN_MS,
} from './remote-document.ts';

const START = Date.parse('2026-01-01T00:00:00Z');

/** What Redis is to the gateway, with faults. */
class InMemoryDocumentStore implements DocumentStore {
  readonly documents = new Map<string, StoredDocument>();
  isDown = false;
  reads = 0;
  async read(name: string) {
    this.reads += 1;
    if (this.isDown) throw new Error('the store is down');
    return this.documents.get(name);
  }
  async write(name: string, document: StoredDocument) {
    if (this.isDown) throw new Error('the store is down');
    this.documents.set(name, document);
  }
}

/** Several replicas, one store, one remote server whose document is `n`, counted up with every fetch. */
function aWorld() {
  const world = {
    now: START,
    isDown: false,
    fetches: 0,
    answer: undefined as unknown,
    store: new InMemoryDocumentStore(),
  };
  const aReplica = (store: DocumentStore | undefined = world.store) =>
    createRemoteDocument({
      name: 'doc',
      fetchDocument: async () => {
        world.fetches += 1;
        if (world.isDown) throw new Error('the server is down');
        return world.answer ?? { n: world.fetches };
      },
      parse: (document) => z.object({ n: z.number() }).parse(document),
      store,
      clock: () => new Date(world.now),
      log: aLog().log,
    });
  return Object.assign(world, { aReplica });
}

describe('a document in memory', () => {
  test('is fetched once while it is fresh', async () => {
    const world = aWorld();
    const document = world.aReplica();
    expect(document.isKnown()).toBe(false);
    await document.read();
    world.now += FRESH_MS - 1;
    expect(await document.read()).toEqual({ n: 1 });
    expect([world.fetches, document.isKnown()]).toEqual([1, true]);
  });

  test('is fetched once for all who ask at the same time', async () => {
    const world = aWorld();
    const document = world.aReplica();
    await Promise.all(Array.from({ length: 50 }, () => document.read()));
    expect(world.fetches).toBe(1);
  });

  test('is served stale while a new one is fetched', async () => {
    const world = aWorld();
    const document = world.aReplica(undefined);
    await document.read();
    world.now += FRESH_MS;
    expect(await document.read()).toEqual({ n: 1 });
    await until(() => world.fetches === 2);
    expect(await document.read()).toEqual({ n: 2 });
  });

  test('is served while the server is down, up to the ceiling', async () => {
    const world = aWorld();
    const document = world.aReplica();
    await document.read();
    world.isDown = true;
    world.now += CEILING_MS - 1;
    expect(await document.read()).toEqual({ n: 1 });
    world.now += RETRY_COOLDOWN_MS;
    await expect(document.read()).rejects.toThrow(DocumentUnavailableError);
    world.isDown = false;
    world.now += RETRY_COOLDOWN_MS;
    expect(await document.read()).toEqual({ n: world.fetches });
  });

  test('is kept when the server answers something else', async () => {
    const world = aWorld();
    const document = world.aReplica();
    await document.read();
    world.answer = { error: 'maintenance' };
    world.now += FRESH_MS;
    await document.read();
    await until(() => world.fetches === 2);
    expect(await document.read()).toEqual({ n: 1 });
    expect(world.store.documents.get('doc')?.document).toEqual({ n: 1 });
  });
});

describe('a server that is down', () => {
  test('is asked at most once in the cooldown', async () => {
    const world = aWorld();
    world.isDown = true;
    const document = world.aReplica();
    for (let attempt = 0; attempt < 10; attempt += 1) await expect(document.read()).rejects.toThrow();
    expect([world.fetches, world.store.reads]).toEqual([1, 1]);
    world.now += RETRY_COOLDOWN_MS;
    await expect(document.read()).rejects.toThrow();
    expect(world.fetches).toBe(2);
  });
});

describe('a document in the store', () => {
  test('spares another replica the fetch', async () => {
    const world = aWorld();
    await world.aReplica().read();
    expect(await world.aReplica().read()).toEqual({ n: 1 });
    expect(world.fetches).toBe(1);
  });

  test('starts a replica while the server is down, even when it is stale', async () => {
    const world = aWorld();
    await world.aReplica().read();
    world.isDown = true;
    world.now += CEILING_MS - 1;
    expect(await world.aReplica().read()).toEqual({ n: 1 });
  });

  test('is not used beyond the ceiling', async () => {
    const world = aWorld();
    await world.aReplica().read();
    world.isDown = true;
    world.now += CEILING_MS;
    await expect(world.aReplica().read()).rejects.toThrow(DocumentUnavailableError);
  });

  test('is checked like any other', async () => {
    const world = aWorld();
    world.store.documents.set('doc', { fetchedAt: START, document: { n: 'poison' } });
    expect(await world.aReplica().read()).toEqual({ n: 1 });
  });

  test('is no older than now, whatever the clock of its writer said', async () => {
    const world = aWorld();
    world.store.documents.set('doc', { fetchedAt: START + 10 * CEILING_MS, document: { n: 7 } });
    const document = world.aReplica();
    expect(await document.read()).toEqual({ n: 7 });
    world.now += FRESH_MS;
    world.store.isDown = true;
    await document.read();
    await until(() => world.fetches === 1);
  });

  test('is not needed', async () => {
    const world = aWorld();
    world.store.isDown = true;
    expect(await world.aReplica().read()).toEqual({ n: 1 });
    expect(await world.aReplica(undefined).read()).toEqual({ n: 2 });
  });
});

describe('refetching', () => {
  test('asks the server although the copy is fresh', async () => {
    const world = aWorld();
    const document = world.aReplica();
    await document.read();
    world.now += 60_000;
    expect(await document.refetch()).toEqual({ n: 2 });
  });

  test('takes what another replica fetched a moment ago', async () => {
    const world = aWorld();
    const [one, two] = [world.aReplica(), world.aReplica()];
    await Promise.all([one.read(), two.read()]);
    world.now += 60_000;
    const newer = await one.refetch();
    const fetches = world.fetches;
    expect(await two.refetch()).toEqual(newer);
    expect(world.fetches).toBe(fetches);
  });

  test('fails when the server does, and keeps the copy', async () => {
    const world = aWorld();
    const document = world.aReplica();
    await document.read();
    world.isDown = true;
    world.now += 60_000;
    await expect(document.refetch()).rejects.toThrow(DocumentUnavailableError);
    expect(await document.read()).toEqual({ n: 1 });
  });
});
