import type { PublicAnswer } from '@bookmarks/public-fetch';
import { createLogger } from '@bookmarks/telemetry';
import { describe, expect, test } from '@jest/globals';
import { RecordsUnavailableError } from '../state/redis-records.ts';
import { clientIdUrl } from './client-id-url.ts';
import { KNOWN_DOCUMENTS } from './known-documents.ts';
import { documentMetadata, METADATA_DOCUMENT } from './metadata-document.ts';
import { createMetadataDocuments } from './metadata-documents.ts';

const URL_OF_IT = 'https://client.example/client.json';
const CLAUDE = 'https://claude.ai/oauth/mcp-oauth-client-metadata';
const DAY_SECONDS = 24 * 60 * 60;

/** A server that answers as `answer` says, a clock, and what replicas share. */
function aWorld() {
  const state = {
    seconds: 1_000_000,
    fetched: 0,
    answer: (url: string): PublicAnswer | Promise<PublicAnswer> => documentOf(url),
  };
  const shared = new Map<string, Record<string, unknown>>();
  const replica = () =>
    createMetadataDocuments({
      fetch: async (url) => {
        state.fetched += 1;
        return state.answer(url);
      },
      records: {
        find: async (_model, id) => shared.get(id),
        save: async (_model, id, payload) => void shared.set(id, JSON.parse(JSON.stringify(payload))),
      },
      clock: () => new Date(state.seconds * 1000),
      log: createLogger('gateway', 'silent'),
    });
  return { state, shared, replica };
}

function documentOf(client_id: string, cacheControl?: string): PublicAnswer {
  const body = Buffer.from(JSON.stringify({ client_id, redirect_uris: ['https://client.example/back'] }));
  const headers = {
    'content-type': 'application/json',
    ...(cacheControl && { 'cache-control': cacheControl }),
  };
  return { status: 200, headers, body };
}

const broken = (): PublicAnswer => ({
  status: 403,
  headers: { 'content-type': 'text/html' },
  body: Buffer.of(),
});

describe('a client metadata document', () => {
  test('is fetched once for all who ask at the same time, and then by no replica while it is fresh', async () => {
    const { state, replica } = aWorld();
    const [one, other] = [replica(), replica()];
    await Promise.all(Array.from({ length: 20 }, () => one(URL_OF_IT)));
    await other(URL_OF_IT);
    expect(state.fetched).toBe(1);
  });

  test.each([
    [undefined, 60],
    ['no-store', 60],
    ['max-age=0', 60],
    ['public, max-age=3600', 3600],
    ['max-age=99999999', DAY_SECONDS],
  ])('with Cache-Control %s is fresh for %d s', async (cacheControl, seconds) => {
    const { state, replica } = aWorld();
    state.answer = (url) => documentOf(url, cacheControl);
    const find = replica();
    await find(URL_OF_IT);
    state.seconds += seconds - 1;
    await find(URL_OF_IT);
    expect(state.fetched).toBe(1);
    state.seconds += 1;
    await find(URL_OF_IT);
    expect(state.fetched).toBe(2);
  });

  test('serves for seven days while its URL fails, which is asked again after a while', async () => {
    const { state, replica } = aWorld();
    const find = replica();
    await find(URL_OF_IT);
    state.answer = broken;
    state.seconds += 7 * DAY_SECONDS - 1;
    expect(await find(URL_OF_IT)).toMatchObject({ client_id: URL_OF_IT });
    await find(URL_OF_IT);
    expect(state.fetched).toBe(2);
    state.seconds += 30;
    expect(await find(URL_OF_IT)).toBeUndefined();
    expect(state.fetched).toBe(3);
  });

  test('that changed is taken as it is now', async () => {
    const { state, replica } = aWorld();
    const find = replica();
    await find(URL_OF_IT);
    state.seconds += 60;
    const changed = { client_id: URL_OF_IT, redirect_uris: ['https://client.example/new'] };
    state.answer = () => ({ ...documentOf(URL_OF_IT), body: Buffer.from(JSON.stringify(changed)) });
    expect(await find(URL_OF_IT)).toMatchObject(changed);
  });

  test('that cannot be had is not kept, and asked for again after a while', async () => {
    const { state, shared, replica } = aWorld();
    const find = replica();
    state.answer = broken;
    expect(await find(URL_OF_IT)).toBeUndefined();
    expect(await find(URL_OF_IT)).toBeUndefined();
    expect([state.fetched, shared.size]).toEqual([1, 0]);
    state.answer = (url) => documentOf(url);
    state.seconds += 30;
    expect(await find(URL_OF_IT)).toBeDefined();
  });

  test.each<[string, () => PublicAnswer]>([
    ['500', () => ({ ...broken(), status: 500 })],
    ['429', () => ({ ...broken(), status: 429 })],
    [
      'nothing',
      () => {
        throw new Error('ECONNRESET');
      },
    ],
  ])('whose URL answers %s for now is no unknown one: nobody can say', async (_what, answer) => {
    const { state, replica } = aWorld();
    const find = replica();
    state.answer = answer;
    for (const _again of [1, 2])
      await expect(find(URL_OF_IT)).rejects.toBeInstanceOf(RecordsUnavailableError);
    expect(state.fetched).toBe(1);
  });

  test('that replicas keep in another form is fetched anew', async () => {
    const { state, shared, replica } = aWorld();
    shared.set(URL_OF_IT, { document: {} });
    expect(await replica()(URL_OF_IT)).toBeDefined();
    expect(state.fetched).toBe(1);
  });

  test('of a well-known client is known when it cannot be had, and gives way to a real one', async () => {
    const { state, replica } = aWorld();
    const find = replica();
    state.answer = broken;
    expect(await find(CLAUDE)).toMatchObject({ client_name: 'Claude' });
    state.answer = (url) => documentOf(url);
    state.seconds += 30;
    expect(await find(CLAUDE)).toMatchObject({ redirect_uris: ['https://client.example/back'] });
  });

  test('is not asked for while too many others are', async () => {
    const { state, replica } = aWorld();
    const find = replica();
    const { promise, resolve } = Promise.withResolvers<PublicAnswer>();
    state.answer = () => promise;
    const asked = Array.from({ length: 100 }, (_, index) => find(`https://client-${index}.example/`));
    const ended = Promise.allSettled(asked);
    await new Promise((later) => setImmediate(later));
    expect(state.fetched).toBe(20);
    resolve(broken());
    const ends = await ended;
    const unknown = ends.filter((end) => end.status === 'fulfilled' && end.value === undefined);
    // Who was not asked for is not unknown for that.
    expect([unknown.length, ends.length - unknown.length]).toEqual([20, 80]);
  });

  test('is asked for while another host, slow to answer, is asked for many of its own', async () => {
    const { state, replica } = aWorld();
    const find = replica();
    const { promise, resolve } = Promise.withResolvers<PublicAnswer>();
    state.answer = (url) => (url === URL_OF_IT ? documentOf(url) : promise);
    const slow = Array.from({ length: 100 }, (_, index) => find(`https://slow.example/${index}.json`));
    const ended = Promise.allSettled(slow);
    expect(await find(URL_OF_IT)).toMatchObject({ client_id: URL_OF_IT });
    expect(state.fetched).toBe(5);
    resolve(broken());
    const away = (await ended).filter(
      (end) => end.status === 'rejected' && end.reason instanceof RecordsUnavailableError,
    );
    expect(away).toHaveLength(96);
    // Whoever has been answered makes room.
    state.answer = documentOf;
    expect(await find('https://slow.example/new.json')).toBeDefined();
  });
});

test.each([...KNOWN_DOCUMENTS])(
  'what is known of %s is a document of its own, seen on a day',
  (url, known) => {
    expect(clientIdUrl(url, false)?.href).toBe(known.document.client_id);
    expect(known.seen).toMatch(/^2026-\d\d-\d\d$/);
    expect(documentMetadata(METADATA_DOCUMENT.parse(known.document))).toBeDefined();
  },
);
