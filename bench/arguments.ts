import { parseArgs } from 'node:util';

export type Arguments = {
  readonly suite: string;
  readonly isQuick: boolean;
  readonly isJson: boolean;
  readonly writesDocs: boolean;
};

/** The command was called in a way that it does not have; the message says how to call it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads what follows `npm run bench --`. @throws {UsageError} */
export function parseArguments(
  args: readonly string[],
  suites: ReadonlyMap<string, { summary: string }>,
): Arguments {
  const { positionals, values } = parsed(args, suites);
  const [suite, ...others] = positionals;
  if (suite === undefined) throw new UsageError(`Name a suite.\n${usage(suites)}`);
  if (others.length > 0) throw new UsageError(`One suite at a time, please.\n${usage(suites)}`);
  if (!suites.has(suite)) throw new UsageError(`There is no suite "${suite}".\n${usage(suites)}`);
  return {
    suite,
    isQuick: values.quick ?? false,
    isJson: values.json ?? false,
    writesDocs: values['write-docs'] ?? false,
  };
}

function parsed(args: readonly string[], suites: ReadonlyMap<string, { summary: string }>) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        quick: { type: 'boolean' },
        json: { type: 'boolean' },
        'write-docs': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage(suites)}`);
  }
}

function usage(suites: ReadonlyMap<string, { summary: string }>): string {
  const rows = [...suites].map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`);
  return [
    'npm run bench -- <suite> [--quick] [--json] [--write-docs]',
    '',
    ...rows,
    '',
    '  --quick       less data and fewer calls',
    '  --json        print one object as the last line',
    '  --write-docs  write the figures into docs/performance.md',
  ].join('\n');
}
