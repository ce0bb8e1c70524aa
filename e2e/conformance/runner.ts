import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Outcome } from './outcome.ts';

const MANIFEST = createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json');
const PROGRAM = join(MANIFEST, '../dist/index.js');
const TIMEOUT_MS = 60_000;
/** All went well; something failed. Anything else is a fault of the run itself. */
const EXIT_CODES = [0, 1];

const STARTED = /^Running client scenario (?:for authorization server )?'([^']+)'/;
/** A folder of results: the kind of server that was tested, the scenario, the time. */
const RESULTS = /^(?:authorization-)?server-(?<scenario>.+)-\d{4}-\d\d-\d\dT[\d-]+Z$/;

type Check = { readonly id: string; readonly status: string; readonly errorMessage?: string };

/** Runs the official runner once. @throws when it did not run every scenario that it began to its end. */
export async function runConformance({
  run,
  args,
  onLine = () => {},
}: {
  readonly run: string;
  readonly args: readonly string[];
  readonly onLine?: (line: string) => void;
}): Promise<Outcome[]> {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    const lines: string[] = [];
    const code = await runProgram([...args, '--output-dir', folder], (line) => {
      lines.push(line);
      onLine(line);
    });
    const results = readResults(folder);
    const started = lines.flatMap((line) => STARTED.exec(line)?.[1] ?? []);
    const unfinished = started.filter((scenario) => !results.has(scenario));
    if (!EXIT_CODES.includes(code ?? -1) || started.length === 0 || unfinished.length > 0) {
      throw new Error(
        `The runner ended with ${code}, unfinished ${unfinished}:\n${lines.slice(-20).join('\n')}`,
      );
    }
    return [...results].flatMap(([scenario, checks]) => outcomesOf(run, scenario, checks));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runProgram(args: readonly string[], onLine: (line: string) => void): Promise<number | null> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
  });
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', onLine);
  const [code] = await once(child, 'close');
  return code;
}

function readResults(folder: string): Map<string, Check[]> {
  const results = readdirSync(folder).flatMap((name): [string, Check[]][] => {
    const scenario = RESULTS.exec(name)?.groups?.scenario;
    if (scenario === undefined) return [];
    return [[scenario, JSON.parse(readFileSync(join(folder, name, 'checks.json'), 'utf8'))]];
  });
  return new Map(results);
}

/** One outcome for each check: a check that ran several times has failed when it failed once. */
function outcomesOf(run: string, scenario: string, checks: readonly Check[]): Outcome[] {
  const byId = Map.groupBy(checks, ({ id }) => id);
  return [...byId].map(([id, repeated]) => {
    const failure = repeated.find(({ status }) => status === 'FAILURE');
    const message = failure?.errorMessage ?? '';
    return { run, check: `${scenario}/${id}`, isFailed: failure !== undefined, message };
  });
}
