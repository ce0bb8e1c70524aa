import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { aLog, until } from '../../test/support/gateway.ts';
import type { DocumentStore, StoredDocument } from './document-store.ts';
import { REFETCH_COOLDOWN_MS } from './refetch-turns.ts';
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
  turn: { readonly id: string; readonly until: number } | undefined;
  readonly #now: () => number;
  constructor(now: () => number) {
    this.#now = now;
  }
  async takeTurn(_name: string, id: string, durationMs: number) {
    if (this.isDown) throw new Error('the store is down');
    if (this.turn === undefined || this.#now() >= this.turn.until)
      this.turn = { id, until: this.#now() + durationMs };
    return this.turn.id;
  }
}

/** Several replicas, one store, one remote server whose document is `n`, counted up with every fetch. */
function aWorld() {
  const world = {
    now: START,
    isDown: false,
    fetches: 0,
    pausedMs: 0,
    answer: undefined as unknown,
    /** What a fetch waits for. */
    hold: Promise.resolve(),
    store: new InMemoryDocumentStore((): number => world.now),
  };
  const aReplica = (store: DocumentStore | undefined = world.store) =>
    createRemoteDocument({
      name: 'doc',
      fetchDocument: async () => {
        world.fetches += 1;
        const n = world.fetches;
        await world.hold;
        if (world.isDown) throw new Error('the server is down');
        return world.answer ?? { n };
      },
      parse: (document) => z.object({ n: z.number() }).parse(document),
      store,
      clock: () => new Date(world.now),
      log: aLog().log,
      pause: (delayMs) => {
        world.pausedMs += delayMs;
        return new Promise((later) => setImmediate(later));
      },
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
  /** So many replicas that know a document, which was fetched a minute ago. */
  async function someReplicas(count: number) {
    const world = aWorld();
    const replicas = Array.from({ length: count }, () => world.aReplica());
    for (const replica of replicas) await replica.read();
    world.now += 60_000;
    world.fetches = 0;
    return { world, replicas, refetchAll: () => Promise.all(replicas.map((replica) => replica.refetch())) };
  }

  test('asks the server although the copy is fresh', async () => {
    const { world, refetchAll } = await someReplicas(1);
    expect(await refetchAll()).toEqual([{ document: { n: 1 }, isUpToDate: true }]);
    expect(world.fetches).toBe(1);
  });

  test('asks once for all replicas, and only who asked can say that the answer is up to date', async () => {
    const { world, replicas, refetchAll } = await someReplicas(3);
    const hold = Promise.withResolvers<void>();
    world.hold = hold.promise;
    const answers = refetchAll();
    await until(() => world.pausedMs > 0);
    hold.resolve();
    expect((await answers).map(({ document }) => document)).toEqual(Array(3).fill({ n: 1 }));
    expect((await answers).filter(({ isUpToDate }) => isUpToDate)).toHaveLength(1);
    expect(await Promise.all(replicas.map((replica) => replica.read()))).toEqual(Array(3).fill({ n: 1 }));
    expect(world.fetches).toBe(1);
  });

  test('asks again after the cooldown, and not before, whichever replica wants it', async () => {
    const { world, replicas, refetchAll } = await someReplicas(3);
    for (const cooldown of [1, 2, 3]) {
      for (const _ of replicas) await refetchAll();
      world.now += REFETCH_COOLDOWN_MS - 1;
      await refetchAll();
      expect(world.fetches).toBe(cooldown);
      world.now += 1;
    }
  });

  test('does not take what was stored outside the turn for its answer', async () => {
    const { world, replicas } = await someReplicas(1);
    world.store.turn = { id: 'another', until: world.now + REFETCH_COOLDOWN_MS };
    world.store.documents.set('doc', { fetchedAt: world.now, document: { n: 7 } });
    await expect(replicas[0]?.refetch()).rejects.toThrow(DocumentUnavailableError);
    expect(await replicas[0]?.read()).toEqual({ n: 7 });
    expect(world.pausedMs).toBe(2000);
  });

  test.each(['is away', 'was emptied'])('is limited in each replica when the store %s', async (what) => {
    const { world, replicas, refetchAll } = await someReplicas(2);
    await refetchAll();
    world.now += REFETCH_COOLDOWN_MS;
    if (what === 'is away') world.store.isDown = true;
    for (const _ of [1, 2, 3]) {
      world.store.turn = undefined;
      for (const replica of replicas) await replica.refetch();
    }
    expect(world.fetches).toBe(3);
  });

  test('fails when the server does, and keeps the copy', async () => {
    const { world, replicas, refetchAll } = await someReplicas(1);
    world.isDown = true;
    await expect(refetchAll()).rejects.toThrow(DocumentUnavailableError);
    await expect(refetchAll()).rejects.toThrow(DocumentUnavailableError);
    expect([world.fetches, world.pausedMs]).toEqual([1, 0]);
    expect(await replicas[0]?.read()).toEqual({ n: 1 });
  });

  test('is not undone by an older answer that comes later', async () => {
    const { world, replicas } = await someReplicas(1);
    const hold = Promise.withResolvers<void>();
    world.hold = hold.promise;
    world.now += FRESH_MS;
    await replicas[0]?.read(); // and a fetch behind it
    await until(() => world.fetches === 1);
    world.hold = Promise.resolve();
    world.now += 1;
    expect(await replicas[0]?.refetch()).toMatchObject({ document: { n: 2 } });
    hold.resolve();
    await new Promise((later) => setImmediate(later));
    expect(await replicas[0]?.read()).toEqual({ n: 2 });
    expect(world.store.documents.get('doc')?.document).toEqual({ n: 2 });
  });

  test('works on when the clock was put back', async () => {
    const { world, replicas } = await someReplicas(1);
    world.now -= 3_600_000;
    await replicas[0]?.refetch();
    expect(await replicas[0]?.read()).toEqual({ n: 1 });
    expect(replicas[0]?.ageSeconds()).toBe(0);
  });
});
