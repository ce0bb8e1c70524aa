import './compose/resolve-localhost.ts';
import { parseArgs } from 'node:util';
import type { Row } from './chaos/row.ts';
import { rowsTable } from './chaos/rows-table.ts';
import { runCompose } from './chaos/run-compose.ts';
import { runLocal } from './chaos/run-local.ts';
import { SetupError } from './processes/setup-error.ts';
import { timedSay } from './processes/timed-say.ts';
import { writeDocumentation } from './report/documentation.ts';
import { textTable } from './report/table.ts';
import { stopSignal } from './stack/stop-signal.ts';

/**
 * `npm run chaos [-- part of a row's name …]`: disturbs the local stack under load, or with `--compose` the containers, a
 * row for each fault, and ends with 1 when something is not as promised. `--write-docs` writes the table into
 * docs/reliability.md.
 */
const say = timedSay('chaos');
try {
  const rows = await run(process.argv.slice(2));
  console.log(`\n${textTable(rowsTable(rows))}`);
  if (rows.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}

async function run(args: string[]): Promise<Row[]> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { compose: { type: 'boolean' }, 'write-docs': { type: 'boolean' } },
  });
  const isWanted = (name: string) =>
    positionals.length === 0 || positionals.some((part) => name.includes(part));
  const runAll = values.compose ? runCompose : runLocal;
  const rows = await runAll(isWanted, { say, signal: stopSignal() });
  if (rows.length === 0) throw new SetupError(`No row has "${positionals.join('" or "')}" in its name.`);
  if (values['write-docs'])
    await writeDocumentation(values.compose ? 'chaos --compose' : 'chaos', rowsTable(rows));
  return rows;
}
