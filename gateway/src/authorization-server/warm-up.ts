import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@bookmarks/telemetry';

const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 30_000;

/**
 * Calls `load` until it succeeds once. Nobody waits for it: a gateway without keys is not ready and gets no requests,
 * so it must find them by itself.
 */
export async function warmUp({
  load,
  signal,
  log,
  pause = (delayMs) => sleep(delayMs, undefined, { signal, ref: false }).catch(() => undefined),
}: {
  load: () => Promise<void>;
  signal: AbortSignal;
  log: Logger;
  pause?: (delayMs: number) => Promise<void>;
}): Promise<void> {
  for (let delayMs = FIRST_DELAY_MS; !signal.aborted; delayMs = Math.min(delayMs * 2, MAX_DELAY_MS)) {
    try {
      return await load();
    } catch {
      log.warn({ retryInMs: delayMs }, 'the keys of the authorization server are not known yet');
      await pause(delayMs);
    }
  }
}
