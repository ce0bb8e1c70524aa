import { type Report, targetText, valueText, verdictText } from './report.ts';

/** The report for a terminal, its columns aligned. */
export function textTable({ machine, results }: Report): string {
  const rows = results.map((result) => [
    result.name,
    valueText(result),
    targetText(result),
    verdictText(result),
  ]);
  const facts = Object.entries(machine).map(([name, value]) => `${name}: ${value}`);
  return [...facts, '', ...aligned([['what', 'measured', 'target', ''], ...rows])].join('\n');
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
