import type { Change, ChangedEntity, ChangeItem, ChangeKind, Fields } from '../changes/change.ts';
import type { ChangeWriter } from '../changes/change-store.ts';
import type { LibraryClient } from './library-client.ts';
import type { Prepared } from './pipeline.ts';

type ChangeRow = {
  id: string;
  kind: ChangeKind;
  created_at: Date;
  undoes: string | null;
  item_count: number;
};
type ItemRow = { entity: ChangedEntity; entity_id: string; before: Fields | null; after: Fields | null };

const CHANGE_COLUMNS = 'changes.id, kind, changes.created_at, undoes, item_count';

/**
 * Each connection has it prepared. What a change touches twice, it changed from what was first to what was last, and it
 * counts once: whether it was there is known by writing it, and not by a look, for which PostgreSQL may choose a walk through all items
 * of a library while it has no statistics of a new one.
 */
export const RECORD_CHANGE: Prepared = {
  name: 'record-change',
  text: `with written as (
      insert into change_items (user_sub, change_id, entity, entity_id, before, after)
      select $1, $2, entity, id, nullif(before, 'null'), nullif(after, 'null')
      from jsonb_to_recordset($6) as item(entity text, id text, before jsonb, after jsonb)
      on conflict (user_sub, change_id, entity, entity_id) do update set
        before = excluded.before || change_items.before, after = change_items.after || excluded.after
      returning old.change_id is null as is_new
    )
    insert into changes (user_sub, id, kind, created_at, undoes, item_count)
    select $1, $2, $3, $4, $5, count(*) filter (where is_new) from written
    on conflict (user_sub, id) do update set item_count = changes.item_count + excluded.item_count`,
};

/** Every statement about changes. */
export function changeStatements(client: LibraryClient): ChangeWriter {
  return {
    async changeById(id) {
      const [row] = await client.named<ChangeRow>(
        'change-by-id',
        `select ${CHANGE_COLUMNS} from changes where user_sub = $1 and id = $2`,
        [id],
      );
      return row && changeFromRow(row);
    },

    async recentChanges(limit) {
      const rows = await client.named<ChangeRow>(
        'recent-changes',
        `select ${CHANGE_COLUMNS} from changes where user_sub = $1 order by created_at desc, id desc limit $2`,
        [limit],
      );
      return rows.map(changeFromRow);
    },

    async changesOfBookmark(id, limit) {
      const rows = await client.named<ChangeRow>(
        'changes-of-bookmark',
        `select ${CHANGE_COLUMNS} from change_items
         join changes on changes.user_sub = change_items.user_sub and changes.id = change_id
         where change_items.user_sub = $1 and entity = 'bookmark' and entity_id = $2
         order by changes.created_at desc, changes.id desc limit $3`,
        [id, limit],
      );
      return rows.map(changeFromRow);
    },

    async changeItems({ changeId, entity, after, limit }) {
      const rows = await client.named<ItemRow>(
        'change-items',
        `select entity, entity_id, before, after from change_items
         where user_sub = $1 and change_id = $2 and entity = $3 and entity_id > $4
         order by entity_id limit $5`,
        [changeId, entity, after ?? '', limit],
      );
      return rows.map(itemFromRow);
    },

    async recordChange({ id, kind, at, undoes, items }) {
      client.send(RECORD_CHANGE, [id, kind, at.toISOString(), undoes ?? null, JSON.stringify(items)]);
    },
  };
}

function changeFromRow({ id, kind, created_at, undoes, item_count }: ChangeRow): Change {
  return { id, kind, at: created_at, undoes: undoes ?? undefined, itemCount: item_count };
}

function itemFromRow({ entity, entity_id, before, after }: ItemRow): ChangeItem {
  return { entity, id: entity_id, before, after };
}
