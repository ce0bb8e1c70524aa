import { LRUCache } from 'lru-cache';
import { PROOF_REMEMBERED_SECONDS } from '../access/proof.ts';
import { type Admit, admissionOf } from './admission.ts';
import { bucketState, judge } from './gcra.ts';
import type { InProcessAccess } from './in-process-access.ts';
import type { Charge } from './limit.ts';

/** Whoever was not seen for longest is forgotten beyond this, and starts again with a full bucket. */
const MAX_BUCKETS = 50_000;

/**
 * Counts in this process alone: for while Redis is away, and for one machine without it. Who is let in no more it knows by
 * `access` alone.
 */
export function createInProcessAdmit({
  clock,
  access,
}: {
  clock: () => Date;
  access?: InProcessAccess;
}): Admit {
  const buckets = new LRUCache<string, number>({ max: MAX_BUCKETS });
  const proofs = new LRUCache<string, number>({ max: MAX_BUCKETS });
  const isFirstUse = (proof: string) => {
    const nowMs = clock().getTime();
    const isFirst = (proofs.get(proof) ?? Number.NEGATIVE_INFINITY) <= nowMs;
    if (isFirst) proofs.set(proof, nowMs + PROOF_REMEMBERED_SECONDS * 1000);
    return isFirst;
  };
  const keyOf = ({ name, owner }: Charge) => `${name}:${owner}`;

  return async ({ token, charges }) => {
    const refusal = token && access?.refusalOf(token);
    if (refusal !== undefined) return refusal;
    if (token?.proof !== undefined && !isFirstUse(token.proof)) return { outcome: 'replayed' };
    const nowUs = clock().getTime() * 1000;
    const judged = charges.map((charge) => ({
      charge,
      ...judge(charge, buckets.get(keyOf(charge)), nowUs),
    }));
    const isAdmitted = judged.every(({ waitUs }) => waitUs === 0);
    if (isAdmitted) for (const { charge, chargedUs } of judged) buckets.set(keyOf(charge), chargedUs);
    return admissionOf(
      judged.map(({ charge, unchargedUs, chargedUs, waitUs }) =>
        bucketState(charge, { untilFullUs: (isAdmitted ? chargedUs : unchargedUs) - nowUs, waitUs }),
      ),
    );
  };
}
