import type { LibraryReader } from '../library/library-store.ts';
import type { Positioned } from '../library/page-token.ts';
import { type Tag, tagKey } from '../tags/tag.ts';
import { type AuditPage, type Finding, finding } from './finding.ts';
import { groupSimilar } from './group-similar.ts';

/** Of a larger vocabulary, the most used tags are compared. */
const COMPARED_TAGS = 5000;

/** Tags that look like one another, the most used of each group first: it is the one to keep. */
export async function findSimilarTags(
  library: LibraryReader,
  { after, limit }: AuditPage,
): Promise<Positioned<Finding>[]> {
  const tags = await library.tagPage({
    prefix: undefined,
    similarTo: undefined,
    minCount: undefined,
    maxCount: undefined,
    order: 'count',
    after: undefined,
    limit: COMPARED_TAGS,
  });
  const groups = groupSimilar(tags.map(({ row }) => row));
  const [afterKey] = after ?? [];
  return groups
    .map((group) => ({ row: finding({ tags: group }), position: [keyOfKept(group)] }))
    .toSorted((one, other) => compare(one.position, other.position))
    .filter(({ position }) => afterKey === undefined || compare(position, [afterKey]) > 0)
    .slice(0, limit);
}

/** Which stays the same while tags are counted anew between two pages. */
function keyOfKept([kept]: readonly Tag[]): string {
  return kept === undefined ? '' : tagKey(kept.name);
}

function compare([one = '']: readonly string[], [other = '']: readonly string[]): number {
  return one < other ? -1 : Number(one > other);
}
