import { SetupError } from '../processes/setup-error.ts';
import type { Fault } from './fault.ts';
import type { Row } from './row.ts';
import { runFault, type Target } from './run-fault.ts';

export type RunRowsOptions = { readonly say: (line: string) => void; readonly signal: AbortSignal };

/** One fault after another. A row that cannot be judged ends it, because the next ones would prove nothing. */
export async function runRows(
  faults: readonly Fault[],
  target: Target,
  { say, signal }: RunRowsOptions,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const fault of faults) {
    if (signal.aborted) throw new SetupError('Stopped.');
    const row = await runFault(fault, target);
    rows.push(row);
    say(`${row.name}: ${verdict(row)}`);
    if (row.problems.length > 0) say(await target.lastLines());
  }
  return rows;
}

function verdict({ problems, told }: Row): string {
  if (problems.length > 0) return problems.join('; ');
  return told.length > 0 ? `as promised, with ${told.join(', ')}` : 'as promised';
}
