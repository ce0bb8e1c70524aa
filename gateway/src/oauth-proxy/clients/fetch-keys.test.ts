import type { PublicAnswer } from '@bookmarks/public-fetch';
import { expect, test } from '@jest/globals';
import { createFetchKeys } from './fetch-keys.ts';

const URL_OF_THEM = 'https://client.example/jwks.json';
const HOUR_MS = 60 * 60_000;

/** An address that answers as `answer` says, and a clock. */
function aServer() {
  const state = { ms: 1_000_000, asked: 0, answer: (): PublicAnswer => good() };
  const fetchKeys = createFetchKeys(
    async () => {
      state.asked += 1;
      return state.answer();
    },
    () => new Date(state.ms),
  );
  return { state, keys: async () => (await fetchKeys(URL_OF_THEM)).text() };
}

const good = (): PublicAnswer => ({ status: 200, headers: {}, body: Buffer.from('{"keys":[]}') });
const bad = (): PublicAnswer => ({ status: 403, headers: {}, body: Buffer.from('<html>') });

test('keys that cannot be had any more serve for a day, and their address is asked again after a while', async () => {
  const { state, keys } = aServer();
  await keys();
  state.answer = bad;
  expect([await keys(), await keys(), state.asked]).toEqual(['{"keys":[]}', '{"keys":[]}', 2]);
  state.ms += 24 * HOUR_MS - 1;
  expect([await keys(), state.asked]).toEqual(['{"keys":[]}', 3]);
  state.ms += HOUR_MS;
  await expect(keys()).rejects.toThrow('403');
});

test('keys that never could be had are asked for again after a while', async () => {
  const { state, keys } = aServer();
  state.answer = bad;
  await expect(keys()).rejects.toThrow('403');
  await expect(keys()).rejects.toThrow('a moment ago');
  state.answer = good;
  state.ms += 30_000;
  expect(await keys()).toBe('{"keys":[]}');
});

test('how long keys are fresh is handed on, but not with a copy', async () => {
  const state = { answer: { ...good(), headers: { 'cache-control': 'max-age=3600' } }, ms: 0 };
  const fetchKeys = createFetchKeys(
    async () => state.answer,
    () => new Date(state.ms),
  );
  expect((await fetchKeys(URL_OF_THEM)).headers.get('cache-control')).toBe('max-age=3600');
  state.answer = { ...bad(), headers: { 'cache-control': 'max-age=3600' } };
  expect((await fetchKeys(URL_OF_THEM)).headers.get('cache-control')).toBeNull();
});
