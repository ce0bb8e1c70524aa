import { createHash } from 'node:crypto';
import { LIMITS } from '@bookmarks/protos';
import { z } from 'zod';
import { BookmarkError } from './bookmark-error.ts';
import type { PagePosition, Positioned } from './library-store.ts';

const PART = z.string().refine((text) => !text.includes('\0') && text.isWellFormed());
const TOKEN = z.tuple([PART, PART, PART]);

/** A page of rows; `nextPageToken` is empty on the last. */
export type Page<Row> = { readonly rows: Row[]; readonly nextPageToken: string };

/**
 * Reads where the next page starts.
 *
 * @param request everything that the token depends on: a token of another filter or order is refused, not misread.
 * @throws {BookmarkError} `invalid`
 */
export function positionFromToken(token: string, request: unknown): PagePosition | undefined {
  if (token === '') return undefined;
  const parsed = TOKEN.safeParse(token.length > LIMITS.pageTokenLength ? undefined : decoded(token));
  if (!parsed.success || parsed.data[0] !== fingerprint(request)) {
    throw new BookmarkError(
      'invalid',
      'The cursor does not belong to this request. Repeat the request without a cursor, and then with the one that it returns.',
    );
  }
  return { sortKey: parsed.data[1], tieBreak: parsed.data[2] };
}

/** Cuts one page from up to `pageSize + 1` rows. */
export function pageOf<Row>(
  found: readonly Positioned<Row>[],
  pageSize: number,
  request: unknown,
): Page<Row> {
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1)?.position : undefined;
  const nextPageToken =
    last === undefined ? '' : encoded([fingerprint(request), last.sortKey, last.tieBreak]);
  return { rows: page.map(({ row }) => row), nextPageToken };
}

function encoded(token: z.infer<typeof TOKEN>): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
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
