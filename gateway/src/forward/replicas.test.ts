import type { LookupAddress } from 'node:dns';
import { expect, test } from '@jest/globals';
import { createReplicas } from './replicas.ts';

const ADDRESSES = ['10.0.0.1', '10.0.0.2', '10.0.0.3'];

/** Replicas of a service that has these addresses, a clock, and the order in which they are tried next. */
function aService(addresses: readonly string[] = ADDRESSES) {
  const time = { now: 1_000_000 };
  const resolve = (_name: string, _options: object, done: (error: null, found: LookupAddress[]) => void) =>
    done(
      null,
      addresses.map((address) => ({ address, family: 4 })),
    );
  const replicas = createReplicas({ clock: () => time.now, resolve: resolve as never });
  const order = () =>
    new Promise((resolved) =>
      replicas.lookup('mcp-service', { all: true }, (_error, found) =>
        resolved((found as LookupAddress[]).map(({ address }) => address)),
      ),
    );
  return { time, replicas, order };
}

test('each replica comes first in its turn', async () => {
  const { order } = aService();
  const firsts = [await order(), await order(), await order()].map((tried) => (tried as string[])[0]);
  expect(firsts.toSorted()).toEqual(ADDRESSES);
});

test('one that is about to end is tried last, until it may be back', async () => {
  const { time, replicas, order } = aService();
  replicas.avoid('10.0.0.2');
  for (const _turn of ADDRESSES) expect(await order()).toHaveProperty('2', '10.0.0.2');
  time.now += 30_000;
  const firsts = [await order(), await order(), await order()].map((tried) => (tried as string[])[0]);
  expect(firsts).toContain('10.0.0.2');
});

test('of several that are about to end, the one that said so first is tried first', async () => {
  const { time, replicas, order } = aService(['10.0.0.1', '10.0.0.2']);
  replicas.avoid('10.0.0.2');
  time.now += 1;
  replicas.avoid('10.0.0.1');
  expect([await order(), await order()]).toEqual([
    ['10.0.0.2', '10.0.0.1'],
    ['10.0.0.2', '10.0.0.1'],
  ]);
});

test('a name that does not resolve is an error', async () => {
  const { lookup } = createReplicas();
  const failed = new Promise((resolved) => lookup('nowhere.invalid', { all: true }, resolved));
  expect(await failed).toMatchObject({ syscall: 'getaddrinfo' });
});
