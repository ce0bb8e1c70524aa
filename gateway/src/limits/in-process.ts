import { LRUCache } from 'lru-cache';
import { type Admit, admissionOf } from './admission.ts';
import { bucketState, judge } from './gcra.ts';
import type { Charge } from './limit.ts';

/** Whoever was not seen for longest is forgotten beyond this, and starts again with a full bucket. */
const MAX_BUCKETS = 50_000;

/** Counts in this process alone, and knows of no revocation: for while Redis is away, and for one machine without it. */
export function createInProcessAdmit({ clock }: { clock: () => Date }): Admit {
  const buckets = new LRUCache<string, number>({ max: MAX_BUCKETS });
  const keyOf = ({ name, owner }: Charge) => `${name}:${owner}`;

  return async ({ charges }) => {
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
