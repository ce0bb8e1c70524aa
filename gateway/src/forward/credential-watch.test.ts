import { expect, test } from '@jest/globals';
import { until } from '../../test/support/gateway.ts';
import { createCredentialWatch } from './credential-watch.ts';

/** A credential that can be ended, and how often somebody looked at it. */
function aCredential(name: string) {
  const state = { isGood: true, looks: 0 };
  const holds = async () => {
    state.looks += 1;
    return state.isGood;
  };
  return Object.assign(state, { name, holds });
}

test('all streams of a credential that ends are ended, and no others', async () => {
  const watch = createCredentialWatch(1);
  const [ending, lasting] = [aCredential('one'), aCredential('other')];
  const ended: string[] = [];
  const unwatch = ['a', 'b'].map((stream) => watch(ending, () => void ended.push(stream)));
  unwatch.push(watch(lasting, () => void ended.push('c')));
  await until(() => ending.looks >= 2 && lasting.looks >= 2);
  expect(ended).toEqual([]);
  ending.isGood = false;
  await until(() => ended.length > 0);
  expect(ended).toEqual(['a', 'b']);
  for (const end of unwatch) end();
});

test('there is one look for all streams of a credential', async () => {
  const watch = createCredentialWatch(1);
  const [first, again, other] = [aCredential('one'), aCredential('one'), aCredential('other')];
  const unwatch = [first, again, other].map((credential) => watch(credential, () => {}));
  await until(() => other.looks >= 3);
  expect([first.looks >= 3, again.looks]).toEqual([true, 0]);
  unwatch[0]?.();
  await until(() => again.looks > 0);
  for (const end of unwatch) end();
});

test('a look that takes long is waited for, and nobody looks where no stream is open', async () => {
  const watch = createCredentialWatch(1);
  const answer = Promise.withResolvers<boolean>();
  let looks = 0;
  const slow = { name: 'slow', holds: () => (++looks === 1 ? answer.promise : Promise.resolve(true)) };
  const quick = aCredential('quick');
  const unwatch = [watch(slow, () => {}), watch(quick, () => {})];
  await until(() => looks === 1);
  const meanwhile = aCredential('meanwhile');
  const endMeanwhile = createCredentialWatch(1)(meanwhile, () => {});
  await until(() => meanwhile.looks >= 5);
  endMeanwhile();
  expect([looks, quick.looks]).toEqual([1, 1]);
  answer.resolve(true);
  await until(() => looks >= 3);
  for (const end of unwatch) end();
  const before = quick.looks;
  const third = aCredential('third');
  const end = watch(third, () => {});
  await until(() => third.looks >= 2);
  expect(quick.looks - before).toBeLessThanOrEqual(1);
  end();
});
