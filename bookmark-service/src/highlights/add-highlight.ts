import { LIMITS } from '@bookmarks/protos';
import type { Bookmark } from '../bookmarks/bookmark.ts';
import { recordChange } from '../changes/change.ts';
import { newId } from '../library/id.ts';
import { LibraryError } from '../library/library-error.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import { type FoundQuote, findQuote, foldPage } from './find-quote.ts';
import { foldText } from './fold-text.ts';
import type { Highlight, NewHighlight, PlacedHighlight } from './highlight.ts';
import { highlightsChange } from './highlights-change.ts';
import { nearestPassage } from './nearest-passage.ts';

export type AddedHighlight = {
  readonly bookmark: Bookmark;
  readonly highlight: PlacedHighlight;
  readonly outcome: 'created' | 'merged' | 'unchanged';
  readonly changeId: string | undefined;
};

/** Adds a highlight, or sets note and color of the one that has the same quote. @throws {LibraryError} `invalid` */
export async function addHighlight(
  library: LibraryWriter,
  bookmark: Bookmark,
  given: NewHighlight,
  at: Date,
): Promise<AddedHighlight> {
  const { quote, start } = await placedQuote(library, bookmark, given.quote);
  const present = (await library.highlightsOf([bookmark.id])).get(bookmark.id) ?? [];
  const { text: wanted } = foldText(quote);
  const known = present.find((highlight) => foldText(highlight.quote).text === wanted);
  const highlight: PlacedHighlight = {
    ...(known ?? { id: newId('hl'), quote, note: '', color: 'yellow', createdAt: at }),
    ...(given.note !== undefined && { note: given.note }),
    ...(given.color !== undefined && { color: given.color }),
    start,
  };
  if (known !== undefined && isSame(known, highlight)) {
    return { bookmark, highlight, outcome: 'unchanged', changeId: undefined };
  }
  const next = [...present.filter(({ id }) => id !== highlight.id), highlight];
  requireRoom(next);
  await library.saveHighlights(new Map([[bookmark.id, next]]));
  const changed = { ...bookmark, updatedAt: at, version: bookmark.version + 1 };
  await library.arrangeBookmarks([changed]);
  const changeId = await recordChange(library, 'edit', at, [highlightsChange(bookmark.id, present, next)]);
  return { bookmark: changed, highlight, outcome: known === undefined ? 'created' : 'merged', changeId };
}

function isSame(one: Highlight, other: Highlight): boolean {
  return one.note === other.note && one.color === other.color;
}

function requireRoom(highlights: readonly Highlight[]): void {
  if (highlights.length <= LIMITS.highlightsPerBookmark) return;
  throw new LibraryError(
    'invalid',
    `A bookmark can have ${LIMITS.highlightsPerBookmark} highlights, and this one has as many. Undo the change that added the newest of them first, or write the passage into the note.`,
  );
}

/** As the page has it, where its text is known. What was never read, or not to its end, is taken at its word. */
async function placedQuote(library: LibraryWriter, { id }: Bookmark, given: string) {
  const page = await library.pageText(id);
  const place = findQuote(foldPage(page?.text ?? given), given);
  if (page === undefined && place.found) return { quote: given.trim(), start: undefined };
  if (place.found) return { quote: place.exact, start: place.start };
  if (page?.truncated && place.reason === 'absent') return { quote: given.trim(), start: undefined };
  throw new LibraryError('invalid', refusalOf(place, page?.text ?? '', given));
}

function refusalOf({ reason }: Extract<FoundQuote, { found: false }>, text: string, quote: string): string {
  switch (reason) {
    case 'too_short':
      return 'The quote is too short to be found: give at least eight letters of the page.';
    case 'too_long':
      return `The quote is too long: at most ${LIMITS.quoteLength} characters.`;
    case 'absent': {
      const nearest = nearestPassage(text, quote);
      const hint = nearest === undefined ? '' : ` The nearest passage there, as saved text: "${nearest}"`;
      return `The text of the page does not have this quote. Give the words as they stand there, whole.${hint}`;
    }
  }
}
