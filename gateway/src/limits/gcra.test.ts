import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bucketState, judge, unitUs } from './gcra.ts';
import type { Charge } from './limit.ts';

const NOW_US = 1_767_225_600_000_000;
const SECOND_US = 1_000_000;

/** 10 at once, then 5 a second. */
const aCharge = (changes: Partial<Charge> = {}): Charge => ({
  name: 'caller',
  owner: 'anna',
  limit: { quota: 10, windowSeconds: 2 },
  cost: 1,
  ...changes,
});

describe('a charge', () => {
  test('on a bucket that was never used takes its cost from a full one', () => {
    expect(judge(aCharge({ cost: 3 }), undefined, NOW_US)).toEqual({
      unchargedUs: NOW_US,
      chargedUs: NOW_US + 0.6 * SECOND_US,
      waitUs: 0,
    });
  });

  test('can be made until the bucket is empty, and then says exactly how long to wait', () => {
    const empty = NOW_US + 2 * SECOND_US;
    expect(judge(aCharge({ cost: 10 }), undefined, NOW_US)).toMatchObject({ chargedUs: empty, waitUs: 0 });
    expect(judge(aCharge(), empty, NOW_US).waitUs).toBe(0.2 * SECOND_US);
    expect(judge(aCharge({ cost: 10 }), empty, NOW_US).waitUs).toBe(2 * SECOND_US);
    expect(judge(aCharge(), empty, NOW_US + 0.2 * SECOND_US).waitUs).toBe(0);
  });

  test('on a bucket that has been full for a while takes from a full one, not from more', () => {
    expect(judge(aCharge(), NOW_US - 60 * SECOND_US, NOW_US).chargedUs).toBe(NOW_US + 0.2 * SECOND_US);
  });

  test('waits for no longer than an empty bucket, also when the clock was put back by a day', () => {
    expect(judge(aCharge(), NOW_US + 86_400 * SECOND_US, NOW_US).waitUs).toBe(0.2 * SECOND_US);
  });

  test('lets exactly the quota through at once, whatever the limit', () => {
    const limits = fc.record({
      quota: fc.integer({ min: 1, max: 2000 }),
      windowSeconds: fc.integer({ min: 1, max: 86_400 }),
    });
    fc.assert(
      fc.property(limits, (limit) => {
        const charge = aCharge({ limit });
        let fullAtUs: number | undefined;
        let passed = 0;
        for (let attempt = 0; attempt < limit.quota + 3; attempt += 1) {
          const { chargedUs, waitUs } = judge(charge, fullAtUs, NOW_US);
          if (waitUs > 0) continue;
          fullAtUs = chargedUs;
          passed += 1;
        }
        return passed === limit.quota;
      }),
      { numRuns: 200 },
    );
  });
});

test('tells what is left in whole units, and when there is more', () => {
  const charge = aCharge();
  const untilFullUs = 3 * unitUs(charge.limit) + 1;
  expect(bucketState(charge, { untilFullUs, waitUs: 0 })).toMatchObject({ remaining: 6, waitMs: 0 });
  expect(bucketState(charge, { untilFullUs: 2 * SECOND_US, waitUs: 200_000 })).toMatchObject({
    remaining: 0,
    waitMs: 200,
    untilFullMs: 2000,
  });
});
