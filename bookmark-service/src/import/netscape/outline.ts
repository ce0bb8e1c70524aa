import type { Handler } from 'htmlparser2';
import { MAXIMUM_TEXT_LENGTH } from '../import-bounds.ts';
import { ImportFileError } from '../import-file-error.ts';
import type { ImportEntry } from '../imported-bookmark.ts';
import { type Anchor, anchorEntry } from './anchor-entry.ts';
import { createFolderPath, type FolderHeading } from './folder-path.ts';

/** Elements without an end; some are sloppiness, more than this is no bookmark file, and the parser remembers each. */
const MAXIMUM_UNCLOSED = 1000;

/** What the text that comes now belongs to. */
type TextOwner = 'title' | 'description' | 'folder' | 'section' | 'nothing';

/**
 * Makes entries of the elements of a bookmark file. An entry is complete only when the next element begins, because its
 * `<DD>` follows it. Separators (`<HR>`) and descriptions of folders have no place in a library and are passed over.
 */
export function createOutline({ line, emit }: { line: () => number; emit: (entry: ImportEntry) => void }) {
  const path = createFolderPath();
  let anchor: Anchor | undefined;
  let heading: FolderHeading | undefined;
  let section = '';
  let owner: TextOwner = 'nothing';
  let tagLine = 1;
  let unclosed = 0;
  /** Bookmark files have `<DL>` or `<DT>`; only Pocket's has lists of web pages, and its own attribute. */
  let hasList = false;

  function finishAnchor(): void {
    if (anchor !== undefined) {
      emit(anchorEntry(anchor, { folders: path.names(), onReadingList: path.onReadingList(), section }));
    }
    anchor = undefined;
    owner = 'nothing';
  }

  const opened: Readonly<Record<string, (attributes: Anchor['attributes']) => void>> = {
    a(attributes) {
      // Shaarli allows links in descriptions; they are no entries, nor are those of any web page.
      if (owner === 'description' || (!hasList && attributes.time_added === undefined)) return;
      finishAnchor();
      heading = undefined;
      anchor = { line: tagLine, attributes, title: '', description: '' };
      owner = 'title';
    },
    h1() {
      finishAnchor();
      section = '';
      owner = 'section';
    },
    h3(attributes) {
      finishAnchor();
      heading = { attributes, name: '' };
      owner = 'folder';
    },
    dl() {
      hasList = true;
      finishAnchor();
      path.enter(heading, tagLine);
      heading = undefined;
    },
    dd() {
      owner = 'description';
    },
    dt() {
      hasList = true;
      finishAnchor();
    },
    hr: finishAnchor,
    br() {
      addText('\n');
    },
  };

  const closed: Readonly<Record<string, () => void>> = {
    a() {
      if (owner === 'title') owner = 'nothing';
    },
    h1() {
      if (owner === 'section') owner = 'nothing';
    },
    h3() {
      if (owner === 'folder') owner = 'nothing';
    },
    dl() {
      finishAnchor();
      path.leave();
    },
  };

  function addText(text: string): void {
    if (owner === 'title' && anchor) anchor.title = bounded(anchor.title, text);
    if (owner === 'description' && anchor) anchor.description = bounded(anchor.description, text);
    if (owner === 'folder' && heading) heading.name = bounded(heading.name, text);
    if (owner === 'section') section = bounded(section, text);
  }

  const handler: Partial<Handler> = {
    onopentagname() {
      tagLine = line();
    },
    onopentag(name, attributes) {
      if (closed[name] !== undefined) unclosed += 1;
      if (unclosed > MAXIMUM_UNCLOSED) {
        throw new ImportFileError(
          `Line ${tagLine}: more than ${MAXIMUM_UNCLOSED} elements before it have no end.`,
        );
      }
      opened[name]?.(attributes);
    },
    onclosetag(name) {
      if (closed[name] !== undefined) unclosed -= 1;
      closed[name]?.();
    },
    ontext: addText,
  };
  /** The line of the folder that the file has not closed so far. */
  return { handler, finish: finishAnchor, openFolderLine: path.innermostLine };
}

/** One character more than is allowed stays, so that the entry is known to be too long. */
function bounded(text: string, more: string): string {
  return text.length > MAXIMUM_TEXT_LENGTH ? text : (text + more).slice(0, MAXIMUM_TEXT_LENGTH + 1);
}
