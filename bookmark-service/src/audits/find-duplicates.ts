import type { LibraryReader } from '../library/library-store.ts';
import type { Positioned } from '../library/page-token.ts';
import { type AuditPage, type Finding, finding } from './finding.ts';

/** Of more bookmarks that look the same, these are shown. */
const GROUP_SIZE = 10;

/** Bookmarks of one site with the same title, or whose URLs differ only in how a page is usually spelled. */
export async function findDuplicates(
  library: LibraryReader,
  { after, limit }: AuditPage,
): Promise<Positioned<Finding>[]> {
  const groups = await library.duplicateGroups({ after, limit, groupSize: GROUP_SIZE });
  const bookmarks = await library.bookmarksByIds(groups.flatMap(({ row }) => row));
  const byId = new Map(bookmarks.map((bookmark) => [bookmark.id, bookmark]));
  return groups.map(({ row, position }) => ({
    row: finding({ bookmarks: row.flatMap((id) => byId.get(id) ?? []) }),
    position,
  }));
}
