import { MAXIMUM_DEPTH } from '../import-bounds.ts';
import { ImportFileError } from '../import-file-error.ts';

/** An `<H3>`, which gives its name to the `<DL>` after it. */
export type FolderHeading = { readonly attributes: Readonly<Record<string, string>>; name: string };

type Level = { readonly line: number; readonly name: string | undefined; readonly readingList: boolean };

/** Browsers allow folders without a name (people keep icons alone on a toolbar); their content stays together here. */
const NAMELESS_FOLDER = 'Unnamed folder';

/** Where in the folders of the file its reader is. */
export function createFolderPath() {
  const levels: Level[] = [];
  return {
    enter(heading: FolderHeading | undefined, line: number): void {
      if (levels.length === MAXIMUM_DEPTH) {
        throw new ImportFileError(`Line ${line}: folders are nested deeper than ${MAXIMUM_DEPTH} levels.`);
      }
      levels.push({ line, name: nameOf(heading), readingList: isReadingList(heading) });
    },
    leave(): void {
      levels.pop();
    },
    names: (): string[] => levels.flatMap(({ name }) => name ?? []),
    onReadingList: (): boolean => levels.some(({ readingList }) => readingList),
    innermostLine: (): number | undefined => levels.at(-1)?.line,
  };
}

/**
 * The toolbar and "other bookmarks" are places of one browser's window, under a name in its language; nobody made a
 * folder of that name, so what is in them is at the root. Only the browser's own mark counts, never a folder's name.
 */
function nameOf(heading: FolderHeading | undefined): string | undefined {
  if (heading === undefined) return undefined;
  const { personal_toolbar_folder: toolbar, unfiled_bookmarks_folder: unfiled } = heading.attributes;
  if (toolbar === 'true' || unfiled === 'true' || isReadingList(heading)) return undefined;
  return heading.name.trim() || NAMELESS_FOLDER;
}

function isReadingList(heading: FolderHeading | undefined): boolean {
  return heading?.attributes.id === 'com.apple.ReadingList';
}
