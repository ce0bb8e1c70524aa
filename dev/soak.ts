import { parseArgs } from 'node:util';
import { SetupError } from './processes/setup-error.ts';
import { timedSay } from './processes/timed-say.ts';
import { writeDocumentation } from './report/documentation.ts';
import { textTable } from './report/table.ts';
import { runSoak } from './soak/run-soak.ts';
import { findings, findingsTable } from './soak/soak-report.ts';
import { stopSignal } from './stack/stop-signal.ts';

/**
 * `npm run soak [-- --minutes 10]`: 200 people work in the local stack, and its processes are watched. Ends with 1 when
 * something is not as promised. `--write-docs` writes the table into docs/reliability.md.
 */
/** Until then memory grows in any case: V8 makes room for itself under load. */
const LEAST_MINUTES = 5;
const say = timedSay('soak');
try {
  if (!(await run(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}

/** Whether everything was as promised. */
async function run(args: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args,
    options: { minutes: { type: 'string', default: '10' }, 'write-docs': { type: 'boolean' } },
  });
  const minutes = Number(values.minutes);
  if (!(minutes >= LEAST_MINUTES)) throw new SetupError(`--minutes takes a number from ${LEAST_MINUTES}.`);
  const found = findings(await runSoak({ minutes, say, signal: stopSignal() }));
  const table = findingsTable(found);
  console.log(`\n${textTable(table)}`);
  if (values['write-docs']) await writeDocumentation('soak', table);
  return found.every(({ isGood }) => isGood);
}
