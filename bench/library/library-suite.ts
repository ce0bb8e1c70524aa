import { valueText } from '../report/report.ts';
import type { Result } from '../result.ts';
import type { Suite, SuiteOptions, SuiteReport } from '../suite.ts';
import { type LibraryBench, runCase } from './case.ts';
import { CASES } from './cases/cases.ts';
import { planAccounts } from './data/accounts.ts';
import { readEntries } from './data/entries.ts';
import { loadAccounts } from './data/load-accounts.ts';
import { createLibraryClient } from './library-client.ts';
import { type RunningService, startService } from './start-service.ts';

const TAG_COUNT = 5_000;

/** The bookmark service with libraries that are filled well, measured at its gRPC border. */
export const librarySuite: Suite = {
  summary: 'the bookmark service with a million bookmarks: lists, search, saves, undo, import, export',
  run,
};

async function run({ isQuick, say, signal }: SuiteOptions): Promise<SuiteReport> {
  const accounts = planAccounts(isQuick);
  // One tag is not in the entries: the one that is merged and taken back.
  const entries = await readEntries(TAG_COUNT - 1);
  const since = performance.now();
  const tell = (line: string) =>
    say(`${((performance.now() - since) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  tell('starting PostgreSQL and the service');
  await using service = await startService();
  tell('loading the libraries');
  await loadAccounts({ ownerUrl: service.ownerUrl, accounts, entries, signal });
  tell('loaded');
  using client = createLibraryClient(service.address, service.privateJwk);
  const bench: LibraryBench = { service, client, accounts, entries, isQuick, signal };
  const results: Result[] = [];
  for (const each of CASES) {
    signal.throwIfAborted();
    tell(each.name(bench));
    const found = await runCase(bench, each);
    for (const result of found) say(`        ${result.name}: ${valueText(result)}`);
    results.push(...found);
  }
  return { setup: describeSetup(bench, service), results };
}

function describeSetup({ accounts: { big, tenth, many } }: LibraryBench, service: RunningService) {
  const manySize = many.reduce((sum, { size }) => sum + size, 0);
  const count = (value: number) => value.toLocaleString('en');
  return {
    postgresql: `${service.postgresVersion}, ${service.postgresSettings}, everything else as it comes`,
    libraries: `one of ${count(big.size)} bookmarks, one of ${count(tenth.size)}, and ${count(manySize)} in ${count(many.length)} others`,
  };
}
