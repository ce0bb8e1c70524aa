import { type Handler, Parser } from 'htmlparser2';

/** The elements that carry the outline of a bookmark file. */
const STRUCTURE = new Set(['a', 'dl', 'h1', 'h3']);

/**
 * An HTML parser that waits for the end of no other element: these files never close `<DT>`, `<DD>` and `<p>`, and a
 * parser that remembered each of them would grow with the file.
 */
export class BookmarkHtmlParser extends Parser {
  constructor(handler: Partial<Handler>) {
    super(handler, { decodeEntities: true });
  }

  protected override isVoidElement(name: string): boolean {
    return !STRUCTURE.has(name);
  }
}
