import type { CallLibrary } from '../grpc/library-client.ts';
import type { AppUsesDeps } from './app-uses.ts';

/** Nobody waits for it, and another one comes in a minute. */
const TIMEOUT_MS = 2_000;

/** Tells the bookmark service, in the name of the person whose app it is. */
export function recordAppUse(callLibrary: CallLibrary): AppUsesDeps['recordUse'] {
  return async ({ caller, address, userAgent, requestId }) => {
    const request = { address, userAgent };
    const answer = await callLibrary(caller, 'RecordAppUse', request, requestId, TIMEOUT_MS);
    return answer.disconnected;
  };
}
