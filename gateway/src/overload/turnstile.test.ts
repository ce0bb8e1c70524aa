import { afterEach, expect, jest, test } from '@jest/globals';
import { OVER_AFTER_MS, OVERLOADED_WAIT_MS } from './queue.ts';
import { createTurnstile, MAX_HELD_MS } from './turnstile.ts';

const BURST_MS = 10;

afterEach(() => {
  jest.useRealTimers();
});

/** A turnstile by a clock of the test's own, and what it did with the calls that arrived, in this order. */
function aTurnstile() {
  jest.useFakeTimers();
  const did: string[] = [];
  const overloads: boolean[] = [];
  const turnstile = createTurnstile({
    clock: () => performance.now(),
    burstMs: BURST_MS,
    onOverload: (isOverloaded) => void overloads.push(isOverloaded),
  });
  const arrive = (name: string) =>
    turnstile.arrive(
      () => void did.push(`passed ${name}`),
      () => void did.push(`refused ${name}`),
    );
  const fill = () => Array.from({ length: turnstile.state().places }, (_, n) => arrive(`early ${n}`));
  const after = (ms: number) => void jest.advanceTimersByTime(ms);
  return { turnstile, did, overloads, arrive, fill, after };
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

test('whoever waits in vain is refused, and that is said', () => {
  const { did, overloads, arrive, fill, after } = aTurnstile();
  fill();
  arrive('late');
  after(BURST_MS - 1);
  expect(did).not.toContain('refused late');
  after(2);
  expect(did.at(-1)).toBe('refused late');
  expect(overloads).toEqual([true]);
});

test('while there are too many, whoever comes when nobody waits is refused as soon as the others', () => {
  const { did, arrive, fill, after } = aTurnstile();
  fill();
  arrive('late');
  after(BURST_MS + 1);
  arrive('later');
  after(OVERLOADED_WAIT_MS + 1);
  expect(did.at(-1)).toBe('refused later');
});

test('it is said when it is over', () => {
  const { overloads, arrive, fill, after } = aTurnstile();
  const [leave] = fill();
  arrive('late');
  after(BURST_MS + 1);
  leave?.();
  after(OVER_AFTER_MS + 1);
  expect(overloads).toEqual([true, false]);
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
