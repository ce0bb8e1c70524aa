/** Nobody is believed who asks for longer. */
const MAX_SECONDS = 30 * 24 * 60 * 60;

/** The header (RFC 9110 §10.2.3), a number of seconds or a date, in seconds from `now`; 0 where it says nothing. */
export function retryAfterSeconds(header: string | undefined, now = Date.now()): number {
  if (header === undefined) return 0;
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - now) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), MAX_SECONDS) : 0;
}
