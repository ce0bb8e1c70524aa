import { type Browser, chromium } from 'playwright-core';
import { SetupError } from '../processes/setup-error.ts';
import { type FoundCommand, findProgram, type Report } from './find-program.ts';
import { PROGRAMS } from './programs.ts';

const START_TIMEOUT_MS = 60_000;

/** No sandbox, because tests also run as root and in containers; the rest keeps it from calling its maker. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a Chromium without a window, one that is on the PATH or Debian's. @throws {SetupError} */
export async function startChromium(report: Report): Promise<Browser> {
  const found = await findProgram(PROGRAMS.chromium, report);
  if (found.kind !== 'command') throw new SetupError('Chromium must be a program on this machine.');
  return launch(found);
}

function launch({ path, libraryPath }: FoundCommand): Promise<Browser> {
  const env = { ...process.env, ...(libraryPath && { LD_LIBRARY_PATH: libraryPath }) };
  return chromium.launch({ executablePath: path, args: ARGUMENTS, env, timeout: START_TIMEOUT_MS });
}
