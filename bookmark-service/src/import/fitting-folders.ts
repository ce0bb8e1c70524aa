import { LIMITS } from '@bookmarks/protos';
import { folderName } from './apply-folder.ts';
import type { ImportEntry, ImportedBookmark, ImportProblem } from './imported-bookmark.ts';

/** An entry whose folders have names that collections can have. */
export type FolderedBookmark = ImportedBookmark & {
  /** Of those of its folders that got another name, what no entry before it tells. */
  readonly renamed: readonly string[];
};
export type FolderedEntry = FolderedBookmark | ImportProblem;

/** As many are remembered as there can be collections; a file with more folders than that may tell of one again. */
const MAXIMUM_TOLD = LIMITS.collectionsPerLibrary;

/** Gives the folders of a file names that collections can have, and tells of each that gets another with its first entry. */
export async function* withFittingFolders(
  entries: AsyncIterable<ImportEntry>,
): AsyncGenerator<FolderedEntry> {
  const told = new Set<string>();
  for await (const entry of entries) {
    if (entry.kind === 'problem') {
      yield entry;
      continue;
    }
    const reasons: string[] = [];
    const folders = entry.folders.map((name) => folderName(name, (reason) => void reasons.push(reason)));
    const renamed = reasons.filter((reason) => !told.has(reason));
    if (told.size + renamed.length > MAXIMUM_TOLD) told.clear();
    for (const reason of renamed) told.add(reason);
    yield { ...entry, folders, renamed };
  }
}
