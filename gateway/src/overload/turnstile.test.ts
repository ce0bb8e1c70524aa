import { expect, test } from '@jest/globals';
import { createTurnstile, MAX_HELD_MS } from './turnstile.ts';

const BURST_MS = 10;

/** A turnstile by a clock of the test's own, and what it did with the calls that arrived, in this order. */
function aTurnstile() {
  let now = 0;
  const did: string[] = [];
  const overloads: boolean[] = [];
  const turnstile = createTurnstile({
    clock: () => now,
    burstMs: BURST_MS,
    onOverload: (isOverloaded) => void overloads.push(isOverloaded),
  });
  const refused = Promise.withResolvers<void>();
  const arrive = (name: string) =>
    turnstile.arrive(
      () => void did.push(`passed ${name}`),
      () => {
        did.push(`refused ${name}`);
        refused.resolve();
      },
    );
  const fill = () => Array.from({ length: turnstile.state().places }, (_, n) => arrive(`early ${n}`));
  return {
    ...{ turnstile, did, overloads, arrive, fill },
    refused: refused.promise,
    after: (ms: number) => {
      now += ms;
    },
  };
}

test('as many pass at once as there are places, and the next when one leaves', () => {
  const { turnstile, did, arrive, fill } = aTurnstile();
  const [leave] = fill();
  arrive('late');
  expect(did).toHaveLength(turnstile.state().places);
  expect(turnstile.state()).toMatchObject({ waiting: 1 });
  leave?.();
  expect(did.at(-1)).toBe('passed late');
  leave?.();
  expect(turnstile.state().taken).toBe(turnstile.state().places);
});

test('whoever waits in vain is refused, and that is said', async () => {
  const { did, overloads, arrive, fill, refused, after } = aTurnstile();
  fill();
  arrive('late');
  after(BURST_MS);
  await refused;
  expect(did.at(-1)).toBe('refused late');
  expect(overloads).toEqual([true]);
});

test('whoever has gone while they waited takes no place', () => {
  const { did, arrive, fill } = aTurnstile();
  const [leave] = fill();
  arrive('gone')();
  arrive('late');
  leave?.();
  expect(did.at(-1)).toBe('passed late');
  expect(did).not.toContain('passed gone');
});

test('whoever takes long leaves their place to others', () => {
  const { turnstile, did, arrive, fill, after } = aTurnstile();
  fill();
  after(MAX_HELD_MS - 1);
  arrive('late')();
  expect(did).not.toContain('passed late');
  after(1);
  arrive('later');
  expect(did.at(-1)).toBe('passed later');
  expect(turnstile.state().taken).toBe(1);
});
