import type { Status } from '../bookmarks/bookmark.ts';
import { cutText } from './cut-text.ts';
import type { ImportedHighlight } from './highlights-in-file.ts';

/**
 * One entry as a file gives it. A reader checks that its URL may be saved; lengths, the characters of tags and folders,
 * and URLs that are there more than once are for the caller to settle.
 */
export type ImportedBookmark = {
  readonly kind: 'bookmark';
  /** Where the entry starts: the line, or in JSON (which may be one line) the number of the record; from 1. */
  readonly place: number;
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly note: string;
  readonly tags: readonly string[];
  /** The names of the folders from the root down, as they stand in the file; empty at the root. */
  readonly folders: readonly string[];
  /** Undefined where the file does not say. */
  readonly status: Status | undefined;
  readonly favorite: boolean | undefined;
  /** Undefined where the file does not say; an invalid date where nobody can read what it says. Likewise the other dates. */
  readonly addedAt: Date | undefined;
  readonly updatedAt: Date | undefined;
  readonly highlights: readonly ImportedHighlight[];
  readonly remindAt: Date | undefined;
};

/** An entry that cannot be imported, and why: a full sentence for people. */
export type ImportProblem = {
  readonly kind: 'problem';
  readonly place: number;
  readonly reason: string;
  /** The beginning of what stands there, to find it by. */
  readonly excerpt: string;
};

export type ImportEntry = ImportedBookmark | ImportProblem;

/** Text of a file in pieces of any size. */
export type TextChunks = AsyncIterable<string>;

const EXCERPT_LENGTH = 120;
/** Enough for an excerpt after some white space; a source can be millions of characters long. */
const MAXIMUM_SOURCE_LENGTH = 10 * EXCERPT_LENGTH;
/** PostgreSQL refuses JSON with a NUL in it, and nobody can read the other control characters. */
const UNPRINTABLE = /[\s\p{Cc}]+/gu;

export function importProblem(place: number, reason: string, source: string): ImportProblem {
  const excerpt = cutText(
    source.trimStart().slice(0, MAXIMUM_SOURCE_LENGTH).replace(UNPRINTABLE, ' ').trim(),
    EXCERPT_LENGTH,
  );
  return {
    kind: 'problem',
    place,
    // It may quote the file, too.
    reason: reason.replace(UNPRINTABLE, ' ').toWellFormed(),
    excerpt: excerpt.toWellFormed(),
  };
}
