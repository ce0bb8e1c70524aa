/** How much more of a thing there may be at the end than early on. */
export type Allowance = { readonly share: number; readonly atLeast: number };

export type Flatness = { readonly early: number; readonly late: number; readonly isFlat: boolean };

/** Before that everything still warms up. */
const EARLY = { from: 0.2, to: 0.5 };
const LATE_FROM = 0.8;
const LEAST_SAMPLES = 10;

/** Whether a series of samples stays where it is: its middle late against its middle early on. */
export function flatness(samples: readonly number[], { share, atLeast }: Allowance): Flatness {
  if (samples.length < LEAST_SAMPLES) throw new RangeError(`${samples.length} samples show nothing.`);
  const at = (part: number) => Math.floor(samples.length * part);
  const early = median(samples.slice(at(EARLY.from), at(EARLY.to)));
  const late = median(samples.slice(at(LATE_FROM)));
  return { early, late, isFlat: late - early <= Math.max(early * share, atLeast) };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
