import { describe, expect, test } from '@jest/globals';
import { readRealBookmarks } from '../../../dev/real-bookmarks/read-real-bookmarks.ts';
import { readJson } from '../import/json/read-json.ts';
import { readNetscape } from '../import/netscape/read-netscape.ts';
import type { ExportedBookmark } from './exported-bookmark.ts';
import { expectedEntry, roundTrip } from './testing/round-trip.ts';
import { writeJson } from './write-json.ts';
import { writeNetscape } from './write-netscape.ts';

const ODD_TEXTS = [
  '',
  'Plain words',
  '<b>"HTML"</b> & &amp; \'entities\'',
  'Lines\nand\r\nmore\tof them',
  '日本語 العربية 👩‍👩‍👧‍👦 e\u0301',
  '</A></DL><p><DT><A HREF="https://evil.example/">',
  '[linkding-notes]not ours[/linkding-notes]',
  '"}],"bookmarks":[{',
  '\u0001\u0085\u200e\u2028',
];
const STATUSES = ['unread', 'read', 'archived'] as const;

/** Each package as a bookmark; what Debian does not know is made up from its number. */
async function* exportedBookmarks(): AsyncGenerator<ExportedBookmark> {
  let number = 0;
  for await (const { name, homepage, title, section, tags } of readRealBookmarks()) {
    yield {
      url: homepage,
      title: number % 10 === 0 ? `${name} ${odd(number)}!` : title.trim(),
      description: odd(number / 2),
      note: odd(number / 3),
      tags,
      folders:
        number % 7 === 0 ? [] : [...section.split('/'), ...(number % 5 === 0 ? [`${odd(number)}.`] : [])],
      status: STATUSES[number % 3] ?? 'read',
      favorite: number % 11 === 0,
      createdAt: new Date(Date.UTC(2005, 0, 1) + number * 9_999_999),
      updatedAt: new Date(Date.UTC(2006, 0, 1) + number * 9_999_999 + 1),
    };
    number += 1;
  }
}

function odd(number: number): string {
  return (ODD_TEXTS[Math.floor(number) % ODD_TEXTS.length] ?? '').trim();
}

describe.each([
  ['netscape', { write: writeNetscape, read: readNetscape }],
  ['json', { write: writeJson, read: readJson }],
])('%s', (_name, dialect) => {
  test('gives back 58,977 real bookmarks field by field, and says of 22 why not', async () => {
    const originals = exportedBookmarks();
    const counts = { bookmark: 0, problem: 0 };
    for await (const { place, ...entry } of roundTrip(dialect, exportedBookmarks())) {
      const original = (await originals.next()).value;
      counts[entry.kind] += 1;
      // Jest's own comparison of so many takes minutes; it is asked only to show a difference.
      if (entry.kind === 'problem') expect(entry.reason).toMatch(/^Only http and https/);
      else if (fieldsAsText(entry) !== fieldsAsText(expectedEntry(original))) {
        expect(entry).toEqual(expectedEntry(original));
        throw new Error(`Entry ${place} differs.`);
      }
    }
    expect(counts).toEqual({ bookmark: 58_977, problem: 22 });
    expect((await originals.next()).done).toBe(true);
  });
});

/** Every field, in one order. */
function fieldsAsText(entry: object): string {
  return JSON.stringify(Object.entries(entry).toSorted(([one], [other]) => one.localeCompare(other)));
}
