import { describe, expect, test } from '@jest/globals';
import { healthAfter } from './link-health.ts';
import type { LinkHealth, PageOutcome } from './page.ts';

const NEW: LinkHealth = {
  reachedAt: undefined,
  failures: 0,
  failedDays: 0,
  failedAt: undefined,
  brokenAt: undefined,
};

/** What is said of a link after looks at these times. */
function after(looks: readonly (readonly [at: string, outcome: PageOutcome])[]): LinkHealth {
  return looks.reduce((health, [at, outcome]) => healthAfter(health, outcome, new Date(at)), NEW);
}

describe('a link is broken', () => {
  test('when nothing was there on three days', () => {
    const twoDays = [
      ['2026-01-01T00:00:00Z', 'not_found'],
      ['2026-01-02T00:00:00Z', 'failing'],
    ] as const;
    expect(after(twoDays).brokenAt).toBeUndefined();
    expect(after([...twoDays, ['2026-01-03T00:00:00Z', 'gone']]).brokenAt).toEqual(new Date('2026-01-03'));
  });

  test('since the third day, however long it stays so', () => {
    const days = Array.from({ length: 9 }, (_, day) => [`2026-01-0${day + 1}T00:00:00Z`, 'gone'] as const);
    expect(after(days)).toMatchObject({ failedDays: 9, brokenAt: new Date('2026-01-03') });
  });

  test('when what was reached before is not any more', () => {
    const { brokenAt } = after([
      ['2026-01-01T00:00:00Z', 'ok'],
      ['2026-02-01T00:00:00Z', 'unreachable'],
      ['2026-02-02T00:00:00Z', 'unreachable'],
      ['2026-02-03T00:00:00Z', 'unreachable'],
    ]);
    expect(brokenAt).toEqual(new Date('2026-02-03'));
  });
});

describe('a link is not broken', () => {
  test('by failures of one day, however many', () => {
    const looks = Array.from({ length: 9 }, (_, hour) => [`2026-01-01T0${hour}:00:00Z`, 'gone'] as const);
    expect(after(looks)).toMatchObject({ failures: 9, failedDays: 1, brokenAt: undefined });
  });

  test.each(['unreachable', 'refused', 'blocked', 'too_many_redirects'] as const)(
    'by being %s from the start: it may be of an intranet, or for people alone',
    (outcome) => {
      const days = Array.from({ length: 9 }, (_, day) => [`2026-01-0${day + 1}T00:00:00Z`, outcome] as const);
      expect(after(days)).toMatchObject({ failures: 9, failedDays: 0, brokenAt: undefined });
    },
  );

  test.each(['ok', 'not_modified', 'not_html', 'unreadable', 'too_large'] as const)(
    'any more when it is %s again',
    (outcome) => {
      const days = Array.from({ length: 3 }, (_, day) => [`2026-01-0${day + 1}T00:00:00Z`, 'gone'] as const);
      expect(after([...days, ['2026-01-09T00:00:00Z', outcome]])).toEqual({
        ...NEW,
        reachedAt: new Date('2026-01-09'),
      });
    },
  );
});
