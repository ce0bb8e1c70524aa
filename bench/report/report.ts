import type { Machine } from '../../dev/report/machine.ts';
import type { Table } from '../../dev/report/table.ts';
import type { Result } from '../result.ts';

/** What a run of a suite found, as `--json` prints it. */
export type Report = {
  readonly suite: string;
  readonly measuredAt: string;
  readonly machine: Machine & Readonly<Record<string, string | number>>;
  readonly results: readonly Result[];
};

/** The value with its unit, and the spread where there were rounds, or why there is none. */
export function valueText({ value, spread, unit, note }: Result): string {
  if (value === null) return note ?? 'not measured';
  const text = `${value.toLocaleString('en')} ${unit}`.trim();
  return spread === undefined ? text : `${text} (${spread.map((end) => end.toLocaleString('en')).join('–')})`;
}

/** The figure that the value must reach, with its unit. */
function targetText({ target, unit }: Result): string {
  return target === null ? '' : `${target} ${unit}`.trim();
}

/** One word for a target that is met or missed, none where there is no target. */
function verdictText({ target, ok }: Result): string {
  if (target === null) return ok ? '' : 'MISSED';
  return ok ? 'met' : 'MISSED';
}

/** A row for each figure, below its headings. */
export function figureRows(results: readonly Result[]): Table {
  const rows = results.map((result) => [
    result.name,
    valueText(result),
    targetText(result),
    verdictText(result),
  ]);
  return [['what', 'measured', 'target', ''], ...rows];
}
