import type { Library } from '../library/library.ts';
import { auditHandlers } from './audit-handlers.ts';
import { type BookmarkUnaries, bookmarkHandlers } from './bookmark-handlers.ts';
import { changeHandlers } from './change-handlers.ts';
import { collectionHandlers } from './collection-handlers.ts';
import { domainHandlers } from './domain-handlers.ts';
import { highlightHandlers } from './highlight-handlers.ts';
import { importHandlers } from './import-handlers.ts';
import { jobHandlers } from './job-handlers.ts';
import { overviewHandlers } from './overview-handlers.ts';
import { pageHandlers } from './page-handlers.ts';
import { resurfaceHandlers } from './resurface-handlers.ts';
import { searchHandlers } from './search-handlers.ts';
import { tagHandlers } from './tag-handlers.ts';

/** Between the messages of `bookmarks.v1` and the library; no rule lives here. */
export function createHandlers(library: Library, { unary, savingUnary }: BookmarkUnaries) {
  return {
    ...bookmarkHandlers(library, { unary, savingUnary }),
    ...changeHandlers(library, unary),
    ...collectionHandlers(library, unary),
    ...auditHandlers(library, unary),
    ...resurfaceHandlers(library, unary),
    ...overviewHandlers(library, unary),
    ...domainHandlers(library, unary),
    ...importHandlers(library, unary),
    ...jobHandlers(library, unary),
    ...pageHandlers(library, unary),
    ...highlightHandlers(library, unary),
    ...searchHandlers(library, unary),
    ...tagHandlers(library, unary),
  };
}
