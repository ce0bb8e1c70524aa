import type { Bookmark, Page } from './bookmark.ts';
import type { Deed } from './deed.ts';

/** More are not kept; who looks for one among so many searches. */
const MAX_BOOKMARKS = 500;

/** Takes back what was done to one bookmark. */
export type SetBack = () => void;

/** The bookmarks that are there, with what is being done to them as if it were done, the one that is selected, and which are seen. */
export class Listing {
  /** How many are seen at once. */
  screenSize = 1;
  /** As the library has them, also those that are in no list any more while something is being done to them. */
  #known: ReadonlyMap<string, Bookmark> = new Map();
  #ids: readonly string[] = [];
  #expected: readonly Deed[] = [];
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

  /** What is being done shows in the new list as well, and may have come with it: as it was before is what is known. */
  replace({ bookmarks, next_cursor: nextCursor }: Page): void {
    const busy = this.#expected.flatMap(({ id }) => this.#known.get(id) ?? []);
    this.#known = byId([...bookmarks, ...busy]);
    this.#ids = bookmarks.map(({ id }) => id);
    this.#nextCursor = nextCursor;
    this.#generation += 1;
    this.#refresh();
    this.#selected = 0;
  }

  append({ bookmarks, next_cursor: nextCursor }: Page): void {
    const further = bookmarks.filter(({ id }) => !this.#ids.includes(id));
    this.#known = byId([...further, ...this.#known.values()]);
    this.#ids = [...this.#ids, ...further.map(({ id }) => id)];
    this.#nextCursor = nextCursor;
    this.#refresh();
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

  /** Shows what is being done. */
  expect(deed: Deed): void {
    this.#expected = [...this.#expected, deed];
    this.#refresh();
  }

  /** Shows no more what is refused. */
  giveUp(deed: Deed): void {
    const isGone = !this.#bookmarks.some(({ id }) => id === deed.id);
    this.#stopExpecting(deed);
    this.#refresh(isGone ? deed.id : undefined);
  }

  /** Keeps what is done. */
  settle(deed: Deed): SetBack {
    this.#stopExpecting(deed);
    const before = this.#known.get(deed.id);
    if (before === undefined) return () => {};
    const after = deed.after(before);
    const setBack = after === undefined ? this.#remove(before) : this.#change(before, after);
    this.#refresh();
    return setBack;
  }

  #stopExpecting(deed: Deed): void {
    this.#expected = this.#expected.filter((other) => other !== deed);
  }

  #change(before: Bookmark, after: Bookmark): SetBack {
    const changed = Object.entries(before).filter(([name, value]) => after[name as keyof Bookmark] !== value);
    this.#know(after);
    return () => {
      const present = this.#known.get(before.id);
      if (present === undefined) return;
      this.#know({ ...present, ...Object.fromEntries(changed) });
      this.#refresh();
    };
  }

  #know(bookmark: Bookmark): void {
    this.#known = byId([...this.#known.values(), bookmark]);
  }

  #remove(bookmark: Bookmark): SetBack {
    this.#known = byId([...this.#known.values()].filter((other) => other !== bookmark));
    const index = this.#ids.indexOf(bookmark.id);
    if (index === -1) return () => {};
    const neighbourId = this.#ids[index + 1];
    const generation = this.#generation;
    this.#ids = this.#ids.toSpliced(index, 1);
    return () => {
      if (generation === this.#generation) this.#insertBefore(neighbourId, bookmark);
    };
  }

  /** Where it was, as long as what stood after it is there; else at the end. */
  #insertBefore(neighbourId: string | undefined, bookmark: Bookmark): void {
    if (this.#ids.includes(bookmark.id)) return;
    const found = this.#ids.indexOf(neighbourId ?? '');
    this.#ids = this.#ids.toSpliced(found === -1 ? this.#ids.length : found, 0, bookmark.id);
    this.#know(bookmark);
    this.#refresh(bookmark.id);
  }

  /** The selected one stays so, or another becomes it, or, where that is not there, the one in its place. */
  #refresh(selectedId = this.selected?.id): void {
    this.#bookmarks = this.#ids.flatMap((id) => this.#shown(id) ?? []);
    const index = this.#bookmarks.findIndex(({ id }) => id === selectedId);
    this.select(index === -1 ? this.#selected : index);
  }

  /** As it will be when all of that is done. */
  #shown(id: string): Bookmark | undefined {
    const deeds = this.#expected.filter((deed) => deed.id === id);
    return deeds.reduce<Bookmark | undefined>(
      (bookmark, deed) => bookmark && deed.after(bookmark),
      this.#known.get(id),
    );
  }
}

/** Where there are two, the later one. */
function byId(bookmarks: readonly Bookmark[]): ReadonlyMap<string, Bookmark> {
  return new Map(bookmarks.map((bookmark) => [bookmark.id, bookmark]));
}
