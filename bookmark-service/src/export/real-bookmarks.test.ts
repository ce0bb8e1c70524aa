import { beforeAll, expect, test } from '@jest/globals';
import { readCsv } from '../import/csv/read-csv.ts';
import { readJson } from '../import/json/read-json.ts';
import { readNetscape } from '../import/netscape/read-netscape.ts';
import type { ExportedBookmark } from './exported-bookmark.ts';
import { firstDifference } from './testing/first-difference.ts';
import { realBookmarks } from './testing/real-bookmarks.ts';
import { expectedEntry, roundTrip } from './testing/round-trip.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writeNetscape } from './write-netscape.ts';

let originals: ExportedBookmark[];
beforeAll(async () => {
  originals = await Array.fromAsync(realBookmarks());
});

test.each([
  ['netscape', { write: writeNetscape, read: readNetscape }],
  ['json', { write: writeJson, read: readJson }],
  ['csv', { write: writeCsv, read: readCsv }],
])('%s gives back 58,977 real bookmarks field by field, and says of 22 why not', async (_name, dialect) => {
  const entries = await Array.fromAsync(roundTrip(dialect, originals));
  const bookmarks = entries.filter(({ kind }) => kind === 'bookmark').map(({ place: _, ...entry }) => entry);
  const problems = entries.filter((entry) => entry.kind === 'problem');
  expect(
    firstDifference(bookmarks, originals.filter(({ url }) => /^http/i.test(url)).map(expectedEntry)),
  ).toBeUndefined();
  expect([bookmarks.length, problems.length]).toEqual([58_977, 22]);
  for (const { reason } of problems) expect(reason).toMatch(/^Only http and https/);
});
