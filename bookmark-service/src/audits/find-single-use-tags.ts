import type { LibraryReader } from '../library/library-store.ts';
import type { Positioned } from '../library/page-token.ts';
import { type AuditPage, type Finding, finding } from './finding.ts';

/** Tags that a single bookmark carries. */
export async function findSingleUseTags(
  library: LibraryReader,
  { after, limit }: AuditPage,
): Promise<Positioned<Finding>[]> {
  const tags = await library.tagPage({
    prefix: undefined,
    similarTo: undefined,
    minCount: 1,
    maxCount: 1,
    order: 'name',
    after,
    limit,
  });
  return tags.map(({ row, position }) => ({ row: finding({ tags: [row] }), position }));
}
