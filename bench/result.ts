import { median } from './measure/statistics.ts';

/** What a figure must be to be good enough. */
type Target = { readonly below: number } | { readonly atMost: number } | { readonly atLeast: number };

/** One figure that a suite found. */
export type Result = {
  readonly name: string;
  /** Null where it could not be measured; `note` then says why. */
  readonly value: number | null;
  /** The least and the most of several rounds, of which the value is the median. */
  readonly spread?: readonly [least: number, most: number];
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
    ok: target === undefined || isMet(target, value),
  };
}

/** Judges the median of what was measured several times. */
export function measuredInRounds(figure: Figure, values: readonly number[]): Result {
  const spread = [rounded(Math.min(...values)), rounded(Math.max(...values))] as const;
  return { ...measured(figure, median(values)), spread };
}

/** Stands for a figure that could not be measured, and is never good enough. */
export function notMeasured({ name, unit, target }: Figure, note: string): Result {
  return { name, value: null, unit, target: targetText(target), ok: false, note };
}

function isMet(target: Target, value: number): boolean {
  if ('below' in target) return value < target.below;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

function targetText(target: Target | undefined): string | null {
  if (target === undefined) return null;
  if ('below' in target) return `< ${target.below}`;
  return 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
}

/** Three digits say as much as a measurement does. */
function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
