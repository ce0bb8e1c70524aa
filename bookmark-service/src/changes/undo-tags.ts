import { BULK_STEP } from '../library/bulk-work.ts';
import type { LibraryWriter } from '../library/library-store.ts';
import { tagKey } from '../tags/tag.ts';
import type { ChangeItem } from './change.ts';
import { changedSince, undoFields } from './undo-fields.ts';
import type { Conflict, UndoPart } from './undo-report.ts';

/** Gives tags the spelling back that they had before a change; the bookmarks that carry them follow. */
export async function undoSpellings(library: LibraryWriter, items: readonly ChangeItem[]): Promise<UndoPart> {
  const present = await library.spellingsOf(items.map(({ id }) => id));
  const done: ChangeItem[] = [];
  const conflicts: Conflict[] = [];
  for (const { entity, id, before, after } of items) {
    const name = present.get(id);
    if (name === undefined) continue;
    const undo = undoFields({ name }, before ?? {}, after ?? {});
    if (undo.kind === 'conflict')
      conflicts.push({ entity, id, label: name, reason: changedSince(['spelling']) });
    if (undo.kind === 'set') done.push({ entity, id, before: { name }, after: undo.fields });
  }
  await library.respellTags(done.map((item) => String(item.after?.name)));
  return { items: done, conflicts };
}

/** Spells tags in some of the bookmarks that carry them as they are spelled now. @returns where to go on. */
export async function respellBookmarks(
  library: LibraryWriter,
  keys: readonly string[],
  after: string | undefined,
  at: Date,
): Promise<{ done: number; after: string | undefined }> {
  const ids = await library.taggedIds(keys, after, BULK_STEP);
  const spellings = await library.spellingsOf(keys);
  const spell = (name: string) => spellings.get(tagKey(name)) ?? name;
  const changed = (await library.bookmarksByIds(ids)).filter(({ tags }) =>
    tags.some((name) => spell(name) !== name),
  );
  await library.arrangeBookmarks(
    changed.map((bookmark) => ({
      ...bookmark,
      tags: bookmark.tags.map(spell),
      updatedAt: at,
      version: bookmark.version + 1,
    })),
  );
  return { done: ids.length, after: ids.length < BULK_STEP ? undefined : ids.at(-1) };
}
