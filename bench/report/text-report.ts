import { textTable } from '../../dev/report/table.ts';
import { figureRows, type Report } from './report.ts';

/** The report for a terminal. */
export function textReport({ machine, results }: Report): string {
  const facts = Object.entries(machine).map(([name, value]) => `${name}: ${value}`);
  return [...facts, '', textTable(figureRows(results))].join('\n');
}
