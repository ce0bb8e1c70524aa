import type { LinkHealth, PageOutcome } from './page.ts';

/** A link is broken when nothing was there on so many different days (in UTC). */
const BROKEN_AFTER_DAYS = 3;

export type Standing = 'there' | 'missing' | 'unreachable' | 'unknown';

/** A refusal, an address of an intranet and redirects without an end say nothing about a page. */
const STANDING: Readonly<Record<PageOutcome, Standing>> = {
  ok: 'there',
  not_modified: 'there',
  not_html: 'there',
  unreadable: 'there',
  too_large: 'there',
  not_found: 'missing',
  gone: 'missing',
  failing: 'missing',
  unreachable: 'unreachable',
  refused: 'unknown',
  too_many_redirects: 'unknown',
  blocked: 'unknown',
};

export function standingOf(outcome: PageOutcome): Standing {
  return STANDING[outcome];
}

/** What can be said of a link after another look. */
export function healthAfter(health: LinkHealth, outcome: PageOutcome, at: Date): LinkHealth {
  const standing = STANDING[outcome];
  if (standing === 'there') {
    return { reachedAt: at, failures: 0, failedDays: 0, failedAt: undefined, brokenAt: undefined };
  }
  const failed = { ...health, failures: health.failures + 1 };
  // What was never reached may be reached from elsewhere alone: a page of an intranet looks like this.
  const counts = standing === 'missing' || (standing === 'unreachable' && health.reachedAt !== undefined);
  if (!counts || isSameDay(health.failedAt, at)) return failed;
  const failedDays = health.failedDays + 1;
  const brokenAt = health.brokenAt ?? (failedDays >= BROKEN_AFTER_DAYS ? at : undefined);
  return { ...failed, failedDays, failedAt: at, brokenAt };
}

function isSameDay(one: Date | undefined, other: Date): boolean {
  return one?.toISOString().slice(0, 10) === other.toISOString().slice(0, 10);
}
