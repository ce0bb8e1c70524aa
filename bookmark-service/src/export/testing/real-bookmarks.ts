import { readRealBookmarks } from '../../../../dev/real-bookmarks/read-real-bookmarks.ts';
import type { ExportedBookmark } from '../exported-bookmark.ts';

const ODD_TEXTS = [
  '',
  'Plain words',
  '<b>"HTML"</b> & &amp; \'entities\'',
  'Lines\nand\r\nmore\tof them',
  '日本語 العربية 👩‍👩‍👧‍👦 e\u0301',
  '</A></DL><p><DT><A HREF="https://evil.example/">',
  '[linkding-notes]not ours[/linkding-notes]',
  '"}],"bookmarks":[{',
  '=1\u0001\u0085\u200e\u2028.',
];
/** For tags and folders: on one line, without commas and slashes. */
const ODD_NAMES = ['two words', '<DL><p>"&amp;', '日本語 العربية 👩‍👩‍👧‍👦 é', '"}]', "'=1+1", 'C#', '\\'];
const STATUSES = ['unread', 'read', 'archived'] as const;
/** Reminders are to come, and of the next few years. */
const NEXT_YEAR = Date.UTC(new Date().getUTCFullYear() + 1, 0, 1);
/** How deep below its section a bookmark is. */
const DEPTHS = [0, 0, 1, 0, 2];

/** Each row of the real bookmarks; what it does not say is made up from its number. */
export async function* realBookmarks(): AsyncGenerator<ExportedBookmark> {
  let number = 0;
  for await (const { name, homepage, title, section, tags } of readRealBookmarks()) {
    yield {
      url: homepage,
      title: number % 10 === 0 ? `${name} ${pick(ODD_TEXTS, number)}!` : title.trim(),
      description: pick(ODD_TEXTS, number / 2),
      note: pick(ODD_TEXTS, number / 3),
      tags: number % 6 === 0 ? [...tags, pick(ODD_NAMES, number)] : tags,
      folders: number % 7 === 0 ? [] : [section, ...foldersBelow(number)],
      status: pick(STATUSES, number),
      favorite: number % 11 === 0,
      createdAt: new Date(Date.UTC(2005, 0, 1) + number * 9_999_999),
      updatedAt: new Date(Date.UTC(2006, 0, 1) + number * 9_999_999 + 1),
      highlights: [],
      remindAt: number % 13 === 0 ? new Date(NEXT_YEAR + number * 999_999) : undefined,
    };
    number += 1;
  }
}

function foldersBelow(number: number): string[] {
  return [pick(ODD_NAMES, number), pick(ODD_NAMES, number / 5)].slice(0, pick(DEPTHS, number));
}

function pick<Value>(values: readonly Value[], number: number): Value {
  return values[Math.floor(number) % values.length] as Value; // A remainder is within bounds.
}
