import { readFile, writeFile } from 'node:fs/promises';
import { describeMachine } from './machine.ts';
import { withSection } from './marked-section.ts';
import { markdownTable, type Table } from './table.ts';

const DOCUMENT = new URL('../../docs/reliability.md', import.meta.url);

/** Writes what a command found between its two markers in docs/reliability.md, and nothing else. */
export async function writeDocumentation(command: string, rows: Table): Promise<void> {
  const { cpu, cores, memoryGiB, system, node } = describeMachine();
  const where = `${cores} × ${cpu}, ${memoryGiB} GiB, ${system}, Node ${node}`;
  const found = `Found on ${new Date().toISOString().slice(0, 10)} (${where}):\n\n${markdownTable(rows)}`;
  await writeFile(DOCUMENT, withSection(await readFile(DOCUMENT, 'utf8'), command, found));
}
