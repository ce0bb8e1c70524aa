import { status as Status } from '@grpc/grpc-js';
import { type Figure, measured, notMeasured, type Result } from '../result.ts';
import type { Accounts } from './data/accounts.ts';
import type { Entry } from './data/entries.ts';
import type { LibraryClient } from './library-client.ts';
import type { RunningService } from './start-service.ts';

/** What the cases measure. */
export type LibraryBench = {
  readonly service: RunningService;
  readonly client: LibraryClient;
  readonly accounts: Accounts;
  readonly entries: readonly Entry[];
  readonly isQuick: boolean;
  readonly signal: AbortSignal;
};

/** Something to measure. */
export type Case = {
  name(bench: LibraryBench): string;
  /** What comes of it, so that it is known also when nothing does. */
  figures(bench: LibraryBench): readonly Figure[];
  /** The values in the order of the figures; undefined where the machine cannot tell. */
  measure(bench: LibraryBench): Promise<readonly (number | undefined)[]>;
};

/** Measures one case; that it fails is a result as well, so that the others are measured. */
export async function runCase(bench: LibraryBench, { figures, measure }: Case): Promise<Result[]> {
  const wanted = figures(bench);
  try {
    const values = await measure(bench);
    return wanted.map((figure, index) => {
      const value = values[index];
      return value === undefined ? notMeasured(figure, NOT_AVAILABLE) : measured(figure, value);
    });
  } catch (error) {
    bench.signal.throwIfAborted();
    return wanted.map((figure) => notMeasured(figure, reasonOf(error)));
  }
}

const NOT_AVAILABLE = 'not available';

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return `failed: ${error}`;
  if ('code' in error && error.code === Status.UNIMPLEMENTED) return NOT_AVAILABLE;
  return `failed: ${error.message}`;
}
