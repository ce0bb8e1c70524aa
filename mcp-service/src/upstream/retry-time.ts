const DEFAULT_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 24 * 60 * 60_000;
/** Below this, a number counts the seconds from now; above, those since 1970. Providers differ. */
const FIRST_EPOCH_SECOND = 1_000_000_000;

/** When the upstream takes the next request, as far as its headers say; otherwise in a minute. */
export function retryTime(headers: Headers, now: Date): Date {
  const told = fromRetryAfter(headers.get('retry-after'), now) ?? resetTime(headers, now);
  const waitMs = (told?.getTime() ?? 0) - now.getTime();
  if (told === undefined || waitMs > LONGEST_WAIT_MS || waitMs < 0) return after(now, DEFAULT_WAIT_MS);
  return told;
}

/** Whether this was the last request that the upstream takes for now. */
export function isUsedUp(headers: Headers): boolean {
  return headers.get('x-ratelimit-remaining')?.trim() === '0';
}

/** RFC 9110, section 10.2.3: seconds or a date. */
function fromRetryAfter(value: string | null, now: Date): Date | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value)) return after(now, Number(value) * 1000);
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function resetTime(headers: Headers, now: Date): Date | undefined {
  const value = headers.get('x-ratelimit-reset') ?? '';
  if (!/^\d+$/.test(value)) return undefined;
  const seconds = Number(value);
  return seconds < FIRST_EPOCH_SECOND ? after(now, seconds * 1000) : new Date(seconds * 1000);
}

function after(now: Date, waitMs: number): Date {
  return new Date(now.getTime() + waitMs);
}
