import type { LinkTotals, OverviewReader, Totals } from '../overview/overview-store.ts';
import type { LibraryClient } from './library-client.ts';

/** Statements that count; each part reads an index alone. */
export function overviewStatements(client: LibraryClient): OverviewReader {
  return {
    async linkTotals() {
      const [totals] = await client.named<LinkTotals>(
        'link-totals',
        `select
           (select count(*)::int from pages where user_sub = $1 and outcome is null) as waiting,
           (select count(*)::int from pages
             join bookmarks on bookmarks.user_sub = pages.user_sub and bookmarks.id = bookmark_id
             where pages.user_sub = $1 and broken_at is not null and deleted_at is null) as broken
         where exists (select from pages where user_sub = $1)`,
      );
      return totals;
    },

    async totals() {
      const [totals] = await client.named<Totals>(
        'totals',
        `select live.*,
           (select count(*)::int from bookmarks
             where user_sub = $1 and deleted_at is null and bookmarks.tags = '{}') as untagged,
           (select count(*)::int from bookmarks where user_sub = $1 and deleted_at is not null) as trash,
           (select count(*)::int from tags where user_sub = $1 and bookmark_count > 0) as tags,
           (select count(*)::int from collections where user_sub = $1) as collections
         from (
           select count(*)::int as bookmarks,
             count(*) filter (where status = 'unread')::int as unread,
             count(*) filter (where status = 'read')::int as read,
             count(*) filter (where status = 'archived')::int as archived,
             count(*) filter (where favorite)::int as favorites
           from bookmarks where user_sub = $1 and deleted_at is null
         ) as live`,
      );
      if (totals === undefined) throw new RangeError('An aggregate always has a row');
      return totals;
    },
  };
}
