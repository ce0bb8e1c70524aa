import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 25;

/** Waits until `condition` holds, at most for `boundMs`; whether it came to hold. */
export async function waitFor(
  condition: () => boolean | Promise<boolean>,
  boundMs: number,
): Promise<boolean> {
  const deadline = Date.now() + boundMs;
  while (!(await condition())) {
    if (Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}
