import { describe, expect, test } from '@jest/globals';
import { nextTry, nextVisit } from './next-visit.ts';
import type { LinkHealth, PageOutcome } from './page.ts';

const HOUR_MS = 3_600_000;
const at = new Date('2026-01-01T00:00:00Z');
const HEALTHY: LinkHealth = {
  reachedAt: at,
  failures: 0,
  failedDays: 0,
  failedAt: undefined,
  brokenAt: undefined,
};

/** In hours. */
function pauseAfter(
  outcome: PageOutcome,
  health: Partial<LinkHealth> = {},
  { retryAfterSeconds = 0, chance = 0.5 } = {},
): number {
  const next = nextVisit({ outcome, retryAfterSeconds }, { ...HEALTHY, ...health }, { at, chance });
  return (next.getTime() - at.getTime()) / HOUR_MS;
}

describe('a page is looked at again', () => {
  test('after 30 days where it was there, give or take a fifth', () => {
    expect([0, 0.5, 1].map((chance) => pauseAfter('ok', {}, { chance }) / 24)).toEqual([24, 30, 36]);
  });

  test('soon where it failed, and then day by day, until it is clear that it is not there', () => {
    const pauses = Array.from({ length: 10 }, (_, before) => pauseAfter('failing', { failures: before + 1 }));
    expect(pauses).toEqual([1 / 6, 1, 6, 24, 24, 24, 24, 24, 720, 720]);
  });

  test('on the next day where it was not found, and as seldom as any other once it is broken', () => {
    expect(pauseAfter('not_found', { failures: 1 })).toBe(24);
    expect(pauseAfter('not_found', { failures: 3, brokenAt: at })).toBe(720);
  });

  test('no sooner than its site asks for, which is a week at most', () => {
    expect(pauseAfter('refused', { failures: 1 }, { retryAfterSeconds: 7200 })).toBe(2);
    expect(pauseAfter('failing', { failures: 1 }, { retryAfterSeconds: 10 ** 9 })).toBe(168);
  });

  test('as seldom as any other where it is refused', () => {
    expect(pauseAfter('refused', { failures: 1 })).toBe(720);
  });
});

test('what breaks whoever looks at it is tried less and less often, and then left alone for long', () => {
  const minutes = [0, 1, 2, 3, 4, 5].map(
    (tries) => (nextTry(tries, { at, chance: 0.5 }).getTime() - at.getTime()) / 60_000,
  );
  expect(minutes).toEqual([1, 2, 4, 8, 16, 43_200]);
});
