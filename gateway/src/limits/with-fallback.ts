import type { Logger } from '@bookmarks/telemetry';
import type { Admission, AdmissionRequest, Admit } from './admission.ts';

/**
 * Admits for all replicas together. `uncounted`: the token holds, but there is no room to count the request.
 *
 * @throws when it is away
 */
export type SharedAdmit = (
  request: AdmissionRequest,
) => Promise<Admission | { readonly outcome: 'uncounted' }>;

/** After a failure only one request in so long finds out whether Redis is back; the others do not wait for it. */
export const RETRY_AFTER_MS = 1000;

export type FallbackDeps = {
  readonly shared: SharedAdmit;
  readonly inProcess: Admit;
  /** Whether tokens pass that may have been revoked. */
  readonly whenAway: 'refuse' | 'allow';
  readonly clock: () => Date;
  readonly log: Logger;
};

export type AdmitWithFallback = {
  readonly admit: Admit;
  /** Whether requests are counted for all replicas together at the moment. */
  readonly isShared: () => boolean;
};

/** Admits by what all replicas share; while that is away, by what this process has seen. */
export function createAdmitWithFallback(deps: FallbackDeps): AdmitWithFallback {
  const { shared, inProcess, whenAway, clock, log } = deps;
  let isAway = false;
  let askAgainAt = 0;

  const now = () => clock().getTime();

  function note(away: boolean, error?: unknown): void {
    if (away === isAway) return;
    isAway = away;
    if (away)
      log.warn(
        { err: error, revocations: whenAway },
        'Redis does not answer; limits are counted in this process',
      );
    else log.info('limits are counted in Redis again');
  }

  async function askShared(request: AdmissionRequest) {
    if (isAway) askAgainAt = now() + RETRY_AFTER_MS;
    try {
      const admission = await shared(request);
      note(false);
      return admission;
    } catch (error) {
      askAgainAt = now() + RETRY_AFTER_MS;
      note(true, error);
      return undefined;
    }
  }

  async function admit(request: AdmissionRequest): Promise<Admission> {
    const admission = isAway && now() < askAgainAt ? undefined : await askShared(request);
    if (admission?.outcome === 'uncounted') return inProcess(request);
    if (admission !== undefined) return admission;
    if (whenAway === 'refuse' && request.token !== undefined) return { outcome: 'unverifiable' };
    return inProcess(request);
  }

  return { admit, isShared: () => !isAway };
}
