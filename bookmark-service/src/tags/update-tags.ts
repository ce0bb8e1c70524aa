import type { ChangeItem } from '../changes/change.ts';
import { collectionChange } from '../collections/collection-change.ts';
import type { StartJob } from '../jobs/job.ts';
import { doOrStart } from '../library/bulk-work.ts';
import { newId } from '../library/id.ts';
import type { LibraryReader, LibraryWriter } from '../library/library-store.ts';
import { retagCollection, tagKeysIn } from './retag-collection.ts';
import { tagKey } from './tag.ts';
import type { TagChange, TagMap } from './tag-changes.ts';
import { UPDATE_TAGS_PARAMS, updateTagsWork } from './update-tags-work.ts';

/** What was, or would be, changed. */
export type TagsUpdated = {
  /** How many bookmarks, by each of the changes. */
  readonly changedCounts: readonly number[];
  readonly changedCount: number;
  /** Of `from`, those that no bookmark carries and no collection uses. */
  readonly unknownTags: readonly string[];
  readonly changeId: string | undefined;
  readonly jobId: string | undefined;
};

/** What the changes mean for the tags as they are. */
type TagPlan = {
  readonly changes: readonly TagChange[];
  /** How tags are spelled that somebody carries, by key. */
  readonly spellings: ReadonlyMap<string, string>;
  /** The keys of those that collections add or look for. */
  readonly collected: ReadonlySet<string>;
  readonly map: TagMap;
};

/** Renames, merges and removes tags, wherever they are. */
export async function updateTags(
  library: LibraryWriter,
  changes: readonly TagChange[],
  at: Date,
  startJob: StartJob<LibraryWriter>,
): Promise<TagsUpdated> {
  const plan = await planTags(library, changes);
  const counted = await countChanges(library, plan);
  const changeId = newId('chg');
  const items = [...(await updateCollections(library, plan.map, at)), ...(await respell(library, plan))];
  const used = [...plan.map].filter(
    ([key, name]) => plan.spellings.has(key) && plan.spellings.get(key) !== name,
  );
  if (items.length === 0 && used.length === 0) return { ...counted, changeId: undefined, jobId: undefined };
  await library.recordChange({ id: changeId, kind: 'update_tags', at, undoes: undefined, items });
  if (used.length === 0) return { ...counted, changeId, jobId: undefined };
  await library.spellTags(used.flatMap(([, name]) => name ?? []));
  const params = { changeId, at: at.toISOString(), tags: used };
  const work = updateTagsWork(UPDATE_TAGS_PARAMS.parse(params));
  const { jobId } = await doOrStart(library, work, { kind: 'update_tags', params, startJob });
  return { ...counted, changeId: jobId === undefined ? changeId : undefined, jobId };
}

/** What would come of it. */
export async function previewTags(
  library: LibraryReader,
  changes: readonly TagChange[],
): Promise<TagsUpdated> {
  const counted = await countChanges(library, await planTags(library, changes));
  return { ...counted, changeId: undefined, jobId: undefined };
}

/**
 * A tag that is merged into another takes its spelling. Where the other is itself among those that change, so that
 * nobody has it from before, it is spelled as asked.
 */
async function planTags(library: LibraryReader, changes: readonly TagChange[]): Promise<TagPlan> {
  const from = new Set(changes.flatMap((change) => change.from.map(tagKey)));
  const to = changes.flatMap((change) => change.to ?? []);
  const spellings = await library.spellingsOf([...from, ...to.map(tagKey)]);
  const names = new Map<string, string>();
  for (const name of to) {
    const key = tagKey(name);
    if (!names.has(key)) names.set(key, from.has(key) ? name : (spellings.get(key) ?? name));
  }
  const nameAfter = (name: string | undefined) =>
    name === undefined ? null : (names.get(tagKey(name)) ?? name);
  const map = new Map(
    changes.flatMap((change) => change.from.map((name) => [tagKey(name), nameAfter(change.to)] as const)),
  );
  const collected = tagKeysIn(await library.collections());
  return { changes, spellings, collected, map };
}

async function countChanges(library: LibraryReader, { changes, spellings, collected, map }: TagPlan) {
  const isUnknown = (key: string) => !spellings.has(key) && !collected.has(key);
  const isChanged = (key: string) => spellings.has(key) && spellings.get(key) !== map.get(key);
  const keysOf = ({ from }: TagChange) => from.map(tagKey).filter(isChanged);
  const changedCounts: number[] = [];
  for (const change of changes) changedCounts.push(await library.countTagged(keysOf(change)));
  return {
    changedCounts,
    changedCount: await library.countTagged(changes.flatMap(keysOf)),
    unknownTags: changes.flatMap(({ from }) => from.filter((name) => isUnknown(tagKey(name)))),
  };
}

/** Gives tags that stay another spelling, which the bookmarks that carry them follow. */
async function respell(library: LibraryWriter, { spellings, map }: TagPlan): Promise<ChangeItem[]> {
  const names = [...new Set(map.values())].filter((name) => name !== null);
  const items = names.flatMap((name): ChangeItem[] => {
    const present = spellings.get(tagKey(name));
    if (present === undefined || present === name) return [];
    return [{ entity: 'tag', id: tagKey(name), before: { name: present }, after: { name } }];
  });
  await library.respellTags(items.map(({ after }) => String(after?.name)));
  return items;
}

/** Tags that collections add, and smart collections look for. */
async function updateCollections(library: LibraryWriter, map: TagMap, at: Date): Promise<ChangeItem[]> {
  const changed = (await library.collections()).flatMap((before) => {
    const after = retagCollection(before, map);
    const item = collectionChange(before, after);
    return item === undefined
      ? []
      : { item, after: { ...after, updatedAt: at, version: before.version + 1 } };
  });
  if (changed.length > 0) await library.updateCollections(changed.map(({ after }) => after));
  return changed.map(({ item }) => item);
}
