import { createHash } from 'node:crypto';
import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { LibraryError } from './library-error.ts';

/** The sort keys of the last row of a page, as text; the last of them, such as an id, tells any two rows apart. */
export type PagePosition = readonly string[];

/** A row of a page with its position; the store asks for one row more than a page holds, to learn if there are more. */
export type Positioned<Row> = { readonly row: Row; readonly position: PagePosition };

/** A page of rows; `nextPageToken` is empty on the last. */
export type Page<Row> = { readonly rows: Row[]; readonly nextPageToken: string };

const MAX_SORT_KEYS = 4;
const PART = z.string().refine((text) => !text.includes('\0') && text.isWellFormed());
const TOKEN = z.tuple([PART, PART], PART).refine((parts) => parts.length <= MAX_SORT_KEYS + 1);

/**
 * Reads where the next page starts.
 *
 * @param request everything that the token depends on: a token of another filter or order is refused, not misread.
 * @throws {LibraryError} `invalid`
 */
export function positionFromToken(token: string, request: unknown): PagePosition | undefined {
  if (token === '') return undefined;
  const parts = parsedToken(token);
  if (parts?.[0] !== fingerprint(request)) {
    throw new LibraryError(
      'invalid',
      'The cursor does not belong to this request. Repeat the request without a cursor, and then with the one that it returns.',
    );
  }
  return parts.slice(1);
}

/** Whether a token was given for this request, as far as can be seen without reading on. */
export function isTokenOf(token: string, request: unknown): boolean {
  return parsedToken(token)?.[0] === fingerprint(request);
}

/** Cuts one page from up to `pageSize + 1` rows. */
export function pageOf<Row>(
  found: readonly Positioned<Row>[],
  pageSize: number,
  request: unknown,
): Page<Row> {
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1)?.position : undefined;
  return {
    rows: page.map(({ row }) => row),
    nextPageToken: last === undefined ? '' : encoded([fingerprint(request), ...last]),
  };
}

/** @throws {LibraryError} `invalid` unless a page may have that many rows. */
export function boundedPageSize(pageSize: number, maximum: number): number {
  if (pageSize >= 1 && pageSize <= maximum) return pageSize;
  throw new LibraryError('invalid', `A page can have 1 to ${maximum} entries, not ${pageSize}.`);
}

function encoded(token: readonly string[]): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function parsedToken(token: string): string[] | undefined {
  return TOKEN.safeParse(token.length > LIMITS.pageTokenLength ? undefined : decoded(token)).data;
}

function decoded(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function fingerprint(request: unknown): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('base64url').slice(0, 8);
}
