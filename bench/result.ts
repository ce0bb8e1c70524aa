/** What a figure must be to be good enough. */
type Target = { readonly below: number };

/** One figure that a suite found. */
export type Result = {
  readonly name: string;
  /** Null where it could not be measured; `note` then says why. */
  readonly value: number | null;
  readonly unit: string;
  readonly target: string | null;
  /** Whether the target is met; a figure without a target is good as it is. */
  readonly ok: boolean;
  readonly note?: string;
};

/** What is measured: its name, its unit and what it must be. */
export type Figure = { readonly name: string; readonly unit: string; readonly target?: Target | undefined };

/** Judges what was measured. */
export function measured({ name, unit, target }: Figure, value: number): Result {
  return {
    name,
    value: rounded(value),
    unit,
    target: targetText(target),
    ok: target === undefined || value < target.below,
  };
}

/** Stands for a figure that could not be measured, and is never good enough. */
export function notMeasured({ name, unit, target }: Figure, note: string): Result {
  return { name, value: null, unit, target: targetText(target), ok: false, note };
}

function targetText(target: Target | undefined): string | null {
  return target === undefined ? null : `< ${target.below}`;
}

/** Three digits say as much as a measurement does. */
function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
