import { type Child, type ChildOptions, describeExit, type Exit, startChild } from './child.ts';
import { SetupError } from './setup-error.ts';

export type ReadyOptions<Value> = ChildOptions & {
  readonly name: string;
  /** What the line that says "ready" tells; undefined for every other line. */
  readonly readinessIn: (line: string) => Value | undefined;
  readonly timeoutMs: number;
  /** Gives the start up. */
  readonly abort: AbortSignal;
  /** How people should see a line. */
  readonly showLine?: (line: string) => string;
};

/** A program ended, or was ended, before it was ready. */
export class NotReadyError extends SetupError {
  readonly lastLines: readonly string[];
  constructor(message: string, lastLines: readonly string[]) {
    super([message, ...lastLines].join('\n'));
    this.lastLines = lastLines;
  }
}

const SHOWN_LINES = 15;

/** Starts a program and waits for the line in which it says that it is ready. @throws {NotReadyError} */
export async function startUntilReady<Value>(
  options: ReadyOptions<Value>,
): Promise<{ child: Child; value: Value }> {
  const { name, readinessIn, timeoutMs, abort, showLine = (line: string) => line } = options;
  const lines: string[] = [];
  const ready = Promise.withResolvers<{ value: Value }>();
  let isReady = false;
  // A program may go on to write millions of lines: they are neither looked into nor kept here.
  const awaitReadiness = (line: string) => {
    lines.push(line);
    const value = readinessIn(line);
    if (value === undefined) return;
    isReady = true;
    ready.resolve({ value });
  };
  const onLine = (line: string) => {
    if (!isReady) awaitReadiness(line);
    options.onLine(line);
  };
  const child = await startChild({ ...options, onLine });
  const givenUp = AbortSignal.any([abort, AbortSignal.timeout(timeoutMs)]);
  const giveUp = () => void child.stop();
  if (givenUp.aborted) giveUp();
  givenUp.addEventListener('abort', giveUp);
  try {
    const outcome = await Promise.race([ready.promise, child.exited]);
    if ('value' in outcome) return { child, value: outcome.value };
    const reason = abort.aborted ? 'was stopped' : reasonOf(outcome, givenUp.aborted, timeoutMs);
    throw new NotReadyError(
      `${name} ${reason} before it was ready. Its last lines:`,
      lines.slice(-SHOWN_LINES).map(showLine),
    );
  } finally {
    givenUp.removeEventListener('abort', giveUp);
  }
}

function reasonOf(exit: Exit, isLate: boolean, timeoutMs: number): string {
  return isLate ? `took more than ${timeoutMs} ms` : `ended (${describeExit(exit)})`;
}
