/** A table of texts; the first row holds the headings. */
export type Table = readonly (readonly string[])[];

/** For a terminal: its columns aligned. */
export function textTable(rows: Table): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function markdownTable(rows: Table): string {
  const [headings = [], ...others] = rows.map((row) => `| ${row.map(escaped).join(' | ')} |`);
  return [headings, `|${'---|'.repeat(rows[0]?.length ?? 0)}`, ...others].join('\n');
}

/** A vertical bar would end the cell. */
function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|');
}
