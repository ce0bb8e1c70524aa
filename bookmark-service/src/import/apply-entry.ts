import { LIMITS } from '@bookmarks/protos';
import type { Status } from '../bookmarks/bookmark.ts';
import { type BookmarkUrl, parseBookmarkUrl } from '../bookmarks/bookmark-url.ts';
import { LibraryError } from '../library/library-error.ts';
import { latestReminder } from '../reminders/latest-reminder.ts';
import { parseTags, tagKey } from '../tags/tag.ts';
import { cutText } from './cut-text.ts';
import type { FolderedBookmark } from './fitting-folders.ts';
import type { ImportedHighlight } from './highlights-in-file.ts';
import type { ImportOptions } from './import-options.ts';
import { isUnreadable } from './parse-date.ts';

/** An entry in the form in which the library can take it. */
export type FittedEntry = {
  readonly place: number;
  readonly url: BookmarkUrl;
  readonly title: string;
  readonly description: string;
  readonly note: string;
  readonly tags: readonly string[];
  /** The names of its collection from the top; empty for none. */
  readonly folders: readonly string[];
  readonly status: Status | undefined;
  readonly favorite: boolean | undefined;
  readonly addedAt: Date | undefined;
  readonly updatedAt: Date | undefined;
  readonly highlights: readonly ImportedHighlight[];
  readonly remindAt: Date | undefined;
};

/** Tells of something that could not be taken as it is, in a sentence. */
export type Complain = (reason: string) => void;

/** What nobody can see, and PostgreSQL or protobuf cannot hold. */
const UNSTORABLE = /\0/g;

/**
 * Makes an entry fit the bounds of a library: what is too long is cut, what cannot be is left out, and `complain` is told.
 *
 * @throws {LibraryError} `invalid` for a URL that cannot be saved.
 */
export function fitEntry(
  entry: FolderedBookmark,
  { foldersAs, at }: Pick<ImportOptions, 'foldersAs'> & { readonly at: Date },
  complain: Complain,
): FittedEntry {
  const { folders } = entry;
  const folderTags = foldersAs === 'collections' ? [] : folders;
  entry.renamed.forEach(complain);
  return {
    place: entry.place,
    url: parseBookmarkUrl(entry.url),
    title: fitText(entry.title, 'title', LIMITS.titleLength, complain),
    description: fitText(entry.description, 'description', LIMITS.descriptionLength, complain),
    note: fitText(entry.note, 'note', LIMITS.noteLength, complain),
    tags: fitTags([...entry.tags, ...folderTags], complain),
    folders: foldersAs === 'tags' ? [] : folders,
    status: entry.status,
    favorite: entry.favorite,
    addedAt: fitDate(entry.addedAt, 'when it was added', complain),
    updatedAt: fitDate(entry.updatedAt, 'of its last change', complain),
    highlights: entry.highlights.flatMap((highlight) => fitHighlight(highlight, complain)),
    remindAt: fitReminder(entry.remindAt, at, complain),
  };
}

function fitDate(date: Date | undefined, what: string, complain: Complain): Date | undefined {
  if (!isUnreadable(date)) return date;
  complain(`The date ${what} is not understood and was left out.`);
  return undefined;
}

/** A file may be old: nobody is to hear at once of all that was due since. */
function fitReminder(remindAt: Date | undefined, at: Date, complain: Complain): Date | undefined {
  if (remindAt === undefined) return undefined;
  if (isUnreadable(remindAt)) return fitDate(remindAt, 'of its reminder', complain);
  const isPast = remindAt <= at;
  if (!isPast && remindAt <= latestReminder(at)) return remindAt;
  const reason = isPast ? 'is past' : `is more than ${LIMITS.reminderYears} years ahead`;
  complain(`Its reminder was left out: ${remindAt.toISOString()} ${reason}.`);
  return undefined;
}

function fitText(text: string, what: string, maximumLength: number, complain: Complain): string {
  const clean = text.replace(UNSTORABLE, '').toWellFormed().trim();
  if (clean.length <= maximumLength) return clean;
  complain(`Its ${what} was cut to ${maximumLength} of ${clean.length} characters.`);
  return cutText(clean, maximumLength);
}

/** A quote that is cut would not be found, so that one that is too long is left out. */
function fitHighlight(highlight: ImportedHighlight, complain: Complain): ImportedHighlight[] {
  const quote = highlight.quote.replace(UNSTORABLE, '').toWellFormed().trim();
  if (quote.length > LIMITS.quoteLength) {
    complain(
      `A highlight was left out: its quote has ${quote.length} characters, and can have ${LIMITS.quoteLength}.`,
    );
  }
  if (quote === '' || quote.length > LIMITS.quoteLength) return [];
  const note = fitText(highlight.note, 'note on a highlight', LIMITS.highlightNoteLength, complain);
  return [{ ...highlight, quote, note }];
}

function fitTags(texts: readonly string[], complain: Complain): string[] {
  const tags = new Map<string, string>();
  // A comma separates tags here, whatever it did in the file.
  for (const text of texts.flatMap((tag) => tag.split(','))) {
    for (const name of fitTag(text, complain)) {
      if (!tags.has(tagKey(name))) tags.set(tagKey(name), name);
    }
  }
  return fitNumberOfTags([...tags.values()], complain);
}

/** The name of a folder as a tag; undefined where it cannot be one. */
export function folderTag(name: string): string | undefined {
  return fitTag(name.replaceAll(',', ' '), () => {})[0];
}

/** The tag, or none. */
function fitTag(text: string, complain: Complain): string[] {
  const name = text
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .trim()
    .replace(/^#+/, '')
    .trim();
  if (name === '') return [];
  if (name.length > LIMITS.tagLength) complain(`A tag was cut to ${LIMITS.tagLength} characters.`);
  try {
    return parseTags([cutText(name, LIMITS.tagLength)]);
  } catch (error) {
    if (!(error instanceof LibraryError)) throw error;
    complain(`A tag was left out. ${error.message}`);
    return [];
  }
}

export function fitNumberOfTags(tags: readonly string[], complain: Complain): string[] {
  if (tags.length > LIMITS.tagsPerBookmark) {
    complain(`It has ${tags.length} tags; only the first ${LIMITS.tagsPerBookmark} were kept.`);
  }
  return tags.slice(0, LIMITS.tagsPerBookmark);
}
