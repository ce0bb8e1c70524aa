import { expect, test } from '@jest/globals';
import type { TagChange } from '../src/bookmarks/tags.ts';
import { callerOf, ERAS } from './helpers/eras.ts';
import { InMemoryBookmarks } from './helpers/in-memory-bookmarks.ts';
import { aService } from './helpers/service.ts';

/** A library without bookmarks, where a collection adds the tag `kept` to what is put in it. */
class CollectionTags extends InMemoryBookmarks {
  override async updateTags(changes: readonly TagChange[], { dryRun }: { dryRun: boolean }) {
    const names = changes.flatMap(({ from }) => from);
    return {
      ...{ changedCounts: changes.map(() => 0), changedCount: 0, jobId: undefined },
      unknownTags: names.filter((name) => name !== 'kept'),
      changeId: !dryRun && names.includes('kept') ? 'chg_000000000006' : undefined,
    };
  }
}

test.each(ERAS)(
  '%s: a tag that only collections use is renamed, and an unknown one is not',
  async (_era, connectTo) => {
    await using service = await aService(() => new CollectionTags([]));
    const call = callerOf(await connectTo(service));
    const renamed = await call('update_tags', { changes: [{ from: ['kept'], to: 'x' }] });
    expect(renamed.data).toMatchObject({ status: 'changed', change_id: 'chg_000000000006', changed: 0 });
    const unknown = await call('update_tags', { changes: [{ from: ['nobody'], to: null }] });
    expect(unknown.data).toMatchObject({ status: 'unchanged' });
  },
);
