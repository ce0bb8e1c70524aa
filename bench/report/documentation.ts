import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { withSection } from '../../dev/report/marked-section.ts';
import { markdownTable } from '../../dev/report/table.ts';
import { figureRows, type Report } from './report.ts';
import { throughputChart } from './throughput-chart.ts';

/** Beside the file. */
const chartPath = ({ suite }: Report) => `charts/${suite}.svg`;

/** Writes the figures of a suite between its two markers in the file, and nothing else, and draws their chart. */
export async function writeDocumentation(file: URL, report: Report): Promise<void> {
  await writeFile(file, withFigures(await readFile(file, 'utf8'), report));
  const chart = throughputChart(report);
  if (chart === undefined) return;
  await mkdir(new URL('charts/', file), { recursive: true });
  await writeFile(new URL(chartPath(report), file), chart);
}

/** @throws {Error} when the text has no markers for the suite. */
export function withFigures(text: string, report: Report): string {
  return withSection(text, `bench ${report.suite}`, markdown(report));
}

function markdown(report: Report): string {
  const { suite, measuredAt, machine, results } = report;
  const chart = throughputChart(report) && `![Calls a second, suite ${suite}](${chartPath(report)})`;
  const facts = Object.entries(machine).map(([name, value]) => [name, String(value)]);
  return [
    ...(chart === undefined ? [] : [chart, '']),
    markdownTable([['measured on', measuredAt.slice(0, 10)], ...facts]),
    '',
    markdownTable(figureRows(results)),
  ].join('\n');
}
