const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 6 * 60 * 60_000;
/** Two days in all: whose chat is out of reach for longer than that sees what is due in the overview. */
export const MAX_ATTEMPTS = 20;

/**
 * When a message that did not arrive is tried again: twice as late each time, and not when all others are.
 *
 * @param attempts how often it was tried, from 1.
 * @param random from 0 to 1.
 * @returns undefined where it was tried often enough.
 */
export function nextTry(at: Date, attempts: number, random: number): Date | undefined {
  if (attempts >= MAX_ATTEMPTS) return undefined;
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return new Date(at.getTime() + pauseMs * (0.5 + random / 2));
}
