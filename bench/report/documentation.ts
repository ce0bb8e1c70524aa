import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type Report, targetText, valueText, verdictText } from './report.ts';
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
  const [start, end] = [`<!-- bench ${report.suite} -->`, `<!-- end of bench ${report.suite} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to < from)
    throw new Error(`There is no place for the figures: add "${start}" and "${end}".`);
  return `${text.slice(0, from + start.length)}\n${markdown(report)}\n${text.slice(to)}`;
}

function markdown(report: Report): string {
  const { suite, measuredAt, machine, results } = report;
  const chart = throughputChart(report) && `![Calls a second, suite ${suite}](${chartPath(report)})`;
  const facts = Object.entries(machine).map(([name, value]) => `| ${cell(name)} | ${cell(String(value))} |`);
  const figures = results.map(
    (result) =>
      `| ${cell(result.name)} | ${cell(valueText(result))} | ${targetText(result)} | ${verdictText(result)} |`,
  );
  return [
    ...(chart === undefined ? [] : [chart, '']),
    `| measured on | ${measuredAt.slice(0, 10)} |`,
    '|---|---|',
    ...facts,
    '',
    '| what | measured | target | |',
    '|---|---|---|---|',
    ...figures,
  ].join('\n');
}

/** A vertical bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
