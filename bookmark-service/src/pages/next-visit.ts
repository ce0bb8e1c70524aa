import type { LinkHealth, PageAnswer } from './page.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a page is taken for what it was. */
const RECHECK_MS = 30 * DAY_MS;
/** What may have been a bad moment is tried again soon, and then day by day. */
const RETRY_MS = [10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS] as const;
/** As often as it takes to know that a link is broken, and not much longer for what is never answered. */
const MAX_FAILURES = 8;
/** No site keeps us away for longer. */
const MAX_RETRY_AFTER_MS = 7 * DAY_MS;
/** So that what was saved together is not looked at together for ever. */
const JITTER = 0.2;

/** How often a page may break whoever looks at it before it is left alone as long as any other. */
const MAX_TRIES = 5;

/** When a page is looked at again. @param chance from 0 to 1. */
export function nextVisit(
  { outcome, retryAfterSeconds }: Pick<PageAnswer, 'outcome' | 'retryAfterSeconds'>,
  health: LinkHealth,
  { at, chance }: { readonly at: Date; readonly chance: number },
): Date {
  const asked = Math.min(retryAfterSeconds * 1000, MAX_RETRY_AFTER_MS);
  return after(at, Math.max(asked, withJitter(pauseAfter(outcome, health, asked > 0), chance)));
}

/** When a page is tried again whose look came to nothing by our own fault. */
export function nextTry(tries: number, { at, chance }: { readonly at: Date; readonly chance: number }): Date {
  const pause = tries >= MAX_TRIES ? RECHECK_MS : MINUTE_MS * 2 ** tries;
  return after(at, withJitter(pause, chance));
}

/** Whether it was taken so often that it is left alone for now. */
export function isTriedTooOften(tries: number): boolean {
  return tries > MAX_TRIES;
}

function pauseAfter(outcome: PageAnswer['outcome'], health: LinkHealth, isAskedToWait: boolean): number {
  const { failures, brokenAt } = health;
  if (failures === 0 || failures > MAX_FAILURES || brokenAt !== undefined) return RECHECK_MS;
  switch (outcome) {
    case 'not_found':
    case 'gone':
      return DAY_MS;
    case 'failing':
    case 'unreachable':
      return RETRY_MS[failures - 1] ?? DAY_MS;
    default:
      return isAskedToWait ? HOUR_MS : RECHECK_MS;
  }
}

function withJitter(pause: number, chance: number): number {
  return pause * (1 - JITTER + 2 * JITTER * chance);
}

function after(at: Date, pause: number): Date {
  return new Date(at.getTime() + Math.round(pause));
}
