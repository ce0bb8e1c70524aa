import type { Table } from '../report/table.ts';
import type { Row } from './row.ts';

const HEADINGS = [
  'fault',
  'calls',
  'failed as documented',
  'lost',
  'twice',
  "others' data",
  'recovered',
  'slowest',
  '',
];

export function rowsTable(rows: readonly Row[]): Table {
  return [HEADINGS, ...rows.map(cells)];
}

function cells(row: Row): string[] {
  return [
    row.name,
    String(row.calls),
    String(row.failed),
    String(row.lost),
    String(row.doubled),
    String(row.foreign),
    row.recoveredMs === undefined ? 'no' : milliseconds(row.recoveredMs),
    milliseconds(row.slowestMs),
    row.problems.length === 0 ? 'as promised' : 'BROKEN',
  ];
}

function milliseconds(value: number): string {
  return `${Math.round(value)} ms`;
}
