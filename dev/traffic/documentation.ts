import { readFile, writeFile } from 'node:fs/promises';
import { describeMachine } from '../../bench/report/machine.ts';
import { markdownTable, type Table } from './table.ts';

const DOCUMENT = new URL('../../docs/reliability.md', import.meta.url);

/** Writes what a command found between its two markers in docs/reliability.md, and nothing else. */
export async function writeDocumentation(command: string, rows: Table): Promise<void> {
  const { cpu, cores, memoryGiB, system, node } = describeMachine();
  const where = `${cores} × ${cpu}, ${memoryGiB} GiB, ${system}, Node ${node}`;
  const found = `Found on ${new Date().toISOString().slice(0, 10)} (${where}):\n\n${markdownTable(rows)}`;
  await writeFile(DOCUMENT, withFindings(await readFile(DOCUMENT, 'utf8'), command, found));
}

/** @throws {Error} when the text has no markers for the command. */
export function withFindings(text: string, command: string, found: string): string {
  const [start, end] = [`<!-- ${command} -->`, `<!-- end of ${command} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from === -1 || to < from)
    throw new Error(`There is no place for the findings: add "${start}" and "${end}".`);
  return `${text.slice(0, from + start.length)}\n${found}\n${text.slice(to)}`;
}
