import { LIMITS } from '@bookmarks/protos';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import type { LibraryReader } from '../library/library-store.ts';
import {
  boundedPageSize,
  type Page,
  type Positioned,
  pageOf,
  positionFromToken,
} from '../library/page-token.ts';
import { auditBookmarks } from './audit-bookmarks.ts';
import type { BookmarkCheck } from './audit-store.ts';
import { findDuplicates } from './find-duplicates.ts';
import { findSimilarTags } from './find-similar-tags.ts';
import { findSingleUseTags } from './find-single-use-tags.ts';
import type { AuditPage, Finding } from './finding.ts';

export type Check = BookmarkCheck | 'duplicates' | 'similar_tags' | 'single_use_tags';

export type AuditInput = { readonly check: Check; readonly pageSize: number; readonly pageToken: string };

/** What could be tidied up. */
export function createAudits({ store, clock }: LibraryDeps) {
  return {
    async audit(context: CallContext, { check, pageSize, pageToken }: AuditInput): Promise<Page<Finding>> {
      const request = { check };
      const after = positionFromToken(pageToken, request);
      const limit = boundedPageSize(pageSize, LIMITS.findingsPerPage);
      const found = await store.read(context, (library) =>
        findingsOf(library, check, { after, limit: limit + 1, now: clock() }),
      );
      return pageOf(found, limit, request);
    },
  };
}

function findingsOf(library: LibraryReader, check: Check, page: AuditPage): Promise<Positioned<Finding>[]> {
  switch (check) {
    case 'duplicates':
      return findDuplicates(library, page);
    case 'similar_tags':
      return findSimilarTags(library, page);
    case 'single_use_tags':
      return findSingleUseTags(library, page);
    default:
      return auditBookmarks(library, check, page);
  }
}
