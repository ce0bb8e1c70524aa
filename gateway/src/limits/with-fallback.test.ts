import { expect, test } from '@jest/globals';
import { aLog } from '../../test/support/gateway.ts';
import type { Admission, AdmissionRequest } from './admission.ts';
import { createAdmitWithFallback, RETRY_AFTER_MS, type SharedAdmit } from './with-fallback.ts';

const REQUEST: AdmissionRequest = {
  token: { sub: 'anna', jti: undefined, appId: undefined, issuedAt: 1 },
  charges: [],
};
const HERE: Admission = { outcome: 'limited', buckets: [] };
const THERE: Admission = { outcome: 'admitted', buckets: [] };
const away: SharedAdmit = () => Promise.reject(new Error('away'));

function anAdmit(whenAway: 'refuse' | 'allow' = 'allow') {
  const { log, lines } = aLog();
  const state = { shared: (async () => THERE) as SharedAdmit, asked: 0, now: 0 };
  const { admit, isShared } = createAdmitWithFallback({
    shared: (request) => {
      state.asked += 1;
      return state.shared(request);
    },
    inProcess: async () => HERE,
    whenAway,
    clock: () => new Date(state.now),
    log,
  });
  return { state, admit, isShared, messages: () => lines.map((line) => JSON.parse(line).msg) };
}

test('asks what all replicas share', async () => {
  const { admit, messages } = anAdmit();
  expect(await admit(REQUEST)).toBe(THERE);
  expect(messages()).toEqual([]);
});

test('decides by itself while that is away, and says so once', async () => {
  const { admit, state, isShared, messages } = anAdmit();
  expect(isShared()).toBe(true);
  state.shared = away;
  expect(await admit(REQUEST)).toBe(HERE);
  expect(isShared()).toBe(false);
  state.now += RETRY_AFTER_MS;
  expect(await admit(REQUEST)).toBe(HERE);
  expect(messages()).toEqual(['Redis does not answer; limits are counted in this process']);
});

test('lets one request in a while find out whether it is back, and says so once', async () => {
  const { admit, state, messages } = anAdmit();
  state.shared = away;
  for (let index = 0; index < 5; index += 1) await admit(REQUEST);
  expect(state.asked).toBe(1);

  const probe = Promise.withResolvers<Admission>();
  state.shared = () => probe.promise;
  state.now += RETRY_AFTER_MS;
  const slow = admit(REQUEST);
  expect(await admit(REQUEST)).toBe(HERE);
  probe.resolve(THERE);
  expect(await slow).toBe(THERE);
  expect(await admit(REQUEST)).toBe(THERE);
  expect(messages().slice(1)).toEqual(['limits are counted in Redis again']);
});

test('refuses tokens while nobody can say whether they were revoked, where that is wanted', async () => {
  const { admit, state } = anAdmit('refuse');
  state.shared = away;
  expect(await admit(REQUEST)).toEqual({ outcome: 'unverifiable' });
  expect(await admit(REQUEST)).toEqual({ outcome: 'unverifiable' });
  expect(await admit({ charges: [] })).toBe(HERE);
});

test('counts by itself what Redis has no room for, without doubting the token', async () => {
  const { admit, state, messages } = anAdmit('refuse');
  state.shared = async () => ({ outcome: 'uncounted' });
  expect(await admit(REQUEST)).toBe(HERE);
  expect(messages()).toEqual([]);
});
