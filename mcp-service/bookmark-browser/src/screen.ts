import type { McpUiHostContext } from '@modelcontextprotocol/ext-apps';
import type { Bookmark } from './bookmark.ts';
import { ELEMENTS } from './elements.ts';
import type { Listing } from './listing.ts';
import { rowOf } from './row.ts';
import { rowsThatFit } from './screen-size.ts';

type Shown = {
  readonly listing: Listing;
  readonly context: McpUiHostContext;
  readonly canUndo: boolean;
  /** Why there is nothing to be seen. */
  readonly emptyText: string;
};

/** Draws everything that depends on the list. */
export function drawScreen({ listing, context, canUndo, emptyText }: Shown): void {
  const { activeElement: focused } = document;
  const { list, keys, empty, undo, size } = ELEMENTS;
  list.hidden = listing.count === 0 || !keys.hidden;
  empty.hidden = listing.count > 0 || !keys.hidden;
  empty.textContent = emptyText;
  undo.hidden = !canUndo;
  size.hidden = !context.availableDisplayModes?.includes('fullscreen');
  size.textContent = context.displayMode === 'fullscreen' ? 'Smaller' : 'Larger';
  drawTools(listing.selected);
  if (!list.hidden) drawRows(listing, context);
  drawPager(listing);
  keepFocus(focused);
}

/** A row that is there says how high rows are, in whatever size the person reads. */
function drawRows(listing: Listing, { locale, ...context }: McpUiHostContext): void {
  const { list } = ELEMENTS;
  const draw = () =>
    list.replaceChildren(...listing.screen.map((bookmark) => rowOf(bookmark, { listing, locale })));
  if (list.childElementCount === 0) draw();
  listing.screenSize = rowsThatFit(context, list);
  draw();
  list.setAttribute('aria-activedescendant', list.querySelector('[aria-selected="true"]')?.id ?? '');
}

function drawPager({ firstOnScreen, screenSize, count, nextCursor }: Listing): void {
  const { previous, next } = ELEMENTS;
  previous.disabled = firstOnScreen === 0;
  next.disabled = firstOnScreen + screenSize >= count && nextCursor === undefined;
}

function drawTools(selected: Bookmark | undefined): void {
  const { open, archive, read, favorite, tag, trash } = ELEMENTS;
  for (const button of [open, archive, read, favorite, tag, trash]) button.disabled = selected === undefined;
  archive.ariaPressed = String(selected?.status === 'archived');
  read.ariaPressed = String(selected?.status === 'read');
  favorite.ariaPressed = String(selected?.favorite === true);
}

/** A button that has done all that it can leaves the focus where the keys are of use. */
function keepFocus(focused: Element | null): void {
  if (focused instanceof HTMLButtonElement && (focused.hidden || focused.disabled)) ELEMENTS.list.focus();
}
