import { SetupError } from '../dev/processes/setup-error.ts';
import { describeMachine } from '../dev/report/machine.ts';
import { stopSignal } from '../dev/stack/stop-signal.ts';
import { parseArguments, UsageError } from './arguments.ts';
import { writeDocumentation } from './report/documentation.ts';
import { type Report, valueText } from './report/report.ts';
import { textReport } from './report/text-report.ts';
import { SUITES } from './suites.ts';

/** `npm run bench -- <suite>`: measures, and ends with 1 when a target is missed. */
const DOCUMENTATION = new URL('../docs/performance.md', import.meta.url);

try {
  process.exitCode = (await run(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  const isForPeople = error instanceof UsageError || error instanceof SetupError;
  const text = isForPeople || !(error instanceof Error) ? String(error) : (error.stack ?? error.message);
  process.stderr.write(`${isForPeople ? text.replace(/^\w+: /, '') : text}\n`);
  process.exitCode = 2;
}

/** Whether every target was met. */
async function run(args: readonly string[]): Promise<boolean> {
  const { suite, isQuick, isJson, writesDocs } = parseArguments(args, SUITES);
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  // Before a suite keeps this process on one core.
  const machine = describeMachine();
  const found = await SUITES.get(suite)?.run({ isQuick, say, signal: stopSignal() });
  if (found === undefined) return false;
  const report: Report = {
    suite,
    measuredAt: new Date().toISOString(),
    machine: { ...machine, ...found.setup },
    results: found.results,
  };
  process.stdout.write(`${isJson ? JSON.stringify(report) : textReport(report)}\n`);
  if (writesDocs) await writeDocumentation(DOCUMENTATION, report);
  const missed = report.results.filter(({ ok }) => !ok);
  for (const result of missed) say(`Missed: ${result.name}: ${valueText(result)}`);
  return missed.length === 0;
}
