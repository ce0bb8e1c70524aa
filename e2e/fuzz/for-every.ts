import fc from 'fast-check';

/** How many cases each property gets; `npm run fuzz` sets more. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 500);
/** The same cases every time, so that a failure comes back; another seed finds other ones. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_728);
/** Cases that are on their way at the same time. */
const BATCH = 25;

/** Ample for the default; a run of `npm run fuzz` takes a minute or two a property. */
export const FUZZ_TIMEOUT_MS = 15 * 60_000;

/** Checks many cases. @throws with the first case that fails, as it was. */
export async function forEvery<Case>(
  cases: fc.Arbitrary<Case>,
  check: (one: Case) => Promise<void>,
): Promise<void> {
  const batches = fc.array(cases, { minLength: BATCH, maxLength: BATCH, size: 'max' });
  const property = fc.asyncProperty(batches, async (batch) => {
    await Promise.all(batch.map((one) => explained(one, check)));
  });
  // A batch that shrinks as a whole would send thousands of requests and say less than the one case does.
  await fc.assert(property, { seed: SEED, numRuns: Math.ceil(RUNS / BATCH), endOnFailure: true });
}

async function explained<Case>(one: Case, check: (one: Case) => Promise<void>): Promise<void> {
  try {
    await check(one);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${reason}\nThe case: ${fc.stringify(one).slice(0, 4000)}`, { cause });
  }
}
