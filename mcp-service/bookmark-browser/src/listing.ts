import type { Bookmark, Page } from './bookmark.ts';

/** More are not kept; who looks for one among so many searches. */
const MAX_BOOKMARKS = 500;

/** Takes one change of the list back. */
export type SetBack = () => void;

/** The bookmarks that are there, the one that is selected, and which of them are seen. */
export class Listing {
  /** How many are seen at once. */
  screenSize = 1;
  #bookmarks: readonly Bookmark[] = [];
  #nextCursor: string | undefined;
  #selected = 0;
  /** Which list it is: what goes back into one does not go into the next. */
  #generation = 0;

  get count(): number {
    return this.#bookmarks.length;
  }

  get selectedIndex(): number {
    return this.#selected;
  }

  get selected(): Bookmark | undefined {
    return this.#bookmarks[this.#selected];
  }

  /** Where there may be more, how to ask for them. */
  get nextCursor(): string | undefined {
    return this.count < MAX_BOOKMARKS ? this.#nextCursor : undefined;
  }

  replace({ bookmarks, next_cursor: nextCursor }: Page): void {
    this.#bookmarks = bookmarks;
    this.#nextCursor = nextCursor;
    this.#selected = 0;
    this.#generation += 1;
  }

  append({ bookmarks, next_cursor: nextCursor }: Page): void {
    const known = new Set(this.#bookmarks.map(({ id }) => id));
    this.#bookmarks = [...this.#bookmarks, ...bookmarks.filter(({ id }) => !known.has(id))];
    this.#nextCursor = nextCursor;
  }

  /** Of the screen that the selected one is on. */
  get firstOnScreen(): number {
    return this.#selected - (this.#selected % this.screenSize);
  }

  get screen(): readonly Bookmark[] {
    return this.#bookmarks.slice(this.firstOnScreen, this.firstOnScreen + this.screenSize);
  }

  indexOf(bookmark: Bookmark): number {
    return this.#bookmarks.indexOf(bookmark);
  }

  /** Selects one, or the nearest that there is. */
  select(index: number): void {
    this.#selected = Math.max(0, Math.min(index, this.count - 1));
  }

  change(id: string, fields: Partial<Bookmark>): SetBack {
    const before = this.#bookmarks.find((bookmark) => bookmark.id === id);
    this.#bookmarks = this.#bookmarks.map((bookmark) =>
      bookmark.id === id ? { ...bookmark, ...fields } : bookmark,
    );
    if (before === undefined) return () => {};
    const names = Object.keys(fields) as (keyof Bookmark)[];
    const formerly = Object.fromEntries(names.map((name) => [name, before[name]]));
    return () => void this.change(id, formerly);
  }

  remove(id: string): SetBack {
    const index = this.#bookmarks.findIndex((bookmark) => bookmark.id === id);
    const bookmark = this.#bookmarks[index];
    if (bookmark === undefined) return () => {};
    this.#bookmarks = this.#bookmarks.toSpliced(index, 1);
    this.select(index < this.#selected ? this.#selected - 1 : this.#selected);
    const generation = this.#generation;
    const neighbour = this.#bookmarks[index];
    return () => {
      if (generation === this.#generation) this.#insertBefore(neighbour?.id, bookmark);
    };
  }

  /** Where it was, as long as what stood after it is there; else at the end. */
  #insertBefore(neighbourId: string | undefined, bookmark: Bookmark): void {
    if (this.#bookmarks.some(({ id }) => id === bookmark.id)) return;
    const found = this.#bookmarks.findIndex(({ id }) => id === neighbourId);
    const index = found === -1 ? this.count : found;
    this.#bookmarks = this.#bookmarks.toSpliced(index, 0, bookmark);
    this.select(index);
  }
}
