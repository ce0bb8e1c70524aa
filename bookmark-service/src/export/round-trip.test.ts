import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HIGHLIGHT_COLORS } from '../highlights/highlight.ts';
import { readCsv } from '../import/csv/read-csv.ts';
import { readJson } from '../import/json/read-json.ts';
import { readNetscape } from '../import/netscape/read-netscape.ts';
import { readUrls } from '../import/urls/read-urls.ts';
import type { ExportedBookmark } from './exported-bookmark.ts';
import { expectedEntry, roundTrip } from './testing/round-trip.ts';
import { writeCsv } from './write-csv.ts';
import { writeJson } from './write-json.ts';
import { writeMarkdown } from './write-markdown.ts';
import { writeNetscape } from './write-netscape.ts';

const DIALECTS = {
  netscape: { write: writeNetscape, read: readNetscape },
  json: { write: writeJson, read: readJson },
  csv: { write: writeCsv, read: readCsv },
};

/** Text as the library keeps it: whole characters without NUL, and no white space around. */
function text(maximumLength: number): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: maximumLength }) },
    { weight: 1, arbitrary: fc.stringMatching(/^[<>&"'=+@,;|\\[\]()\r\n\t #:!-]{0,20}$/) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('</A></DL><p>', '[linkding-notes]x[/linkding-notes]', "'=1+1", '&amp;', '"'),
    },
  );
  return unit.map((value) => value.replaceAll('\0', '').trim());
}

const tag = text(20)
  .map((value) => value.replace(/[,\p{Cc}]|\s+/gu, ' ').trim())
  .filter((value) => value !== '');
const folder = text(20)
  .map((value) => value.replaceAll('/', '').trim())
  .filter((value) => value !== '');
const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

const highlight = fc.record({
  quote: text(50),
  note: text(50),
  color: fc.constantFrom(...HIGHLIGHT_COLORS),
  createdAt: date,
});

/** Any bookmark that a library can hold. */
const arbitraryBookmark: fc.Arbitrary<ExportedBookmark> = fc.record({
  url: fc.webUrl({ withFragments: true, withQueryParameters: true }),
  title: text(50),
  description: text(50),
  note: text(50),
  tags: fc.uniqueArray(tag, { maxLength: 4 }),
  folders: fc.array(folder, { maxLength: 3 }),
  status: fc.constantFrom('unread', 'read', 'archived'),
  favorite: fc.boolean(),
  createdAt: date,
  updatedAt: date,
  highlights: fc.array(highlight, { maxLength: 2 }),
  remindAt: fc.option(date, { nil: undefined }),
});

describe.each(Object.entries(DIALECTS))('%s', (_name, dialect) => {
  test('gives back every field of any bookmarks, in their order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryBookmark, { minLength: 1, maxLength: 5 }), async (bookmarks) => {
        const entries = await Array.fromAsync(roundTrip(dialect, bookmarks));
        expect(entries.map(({ place: _, ...entry }) => entry)).toEqual(bookmarks.map(expectedEntry));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

test('markdown gives back each URL with its title on one line, whatever the title is', async () => {
  const dialect = { write: writeMarkdown, read: readUrls };
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryBookmark, { minLength: 1, maxLength: 5 }), async (bookmarks) => {
      const entries = await Array.fromAsync(roundTrip(dialect, bookmarks));
      expect(entries).toMatchObject(
        bookmarks.map(({ url, title }) => ({ url, title: oneLine(title) || url })),
      );
    }),
    { seed: 1, numRuns: 500 },
  );
});

function oneLine(title: ExportedBookmark['title']): string {
  return title.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
