import type { Case, LibraryBench } from '../case.ts';
import { countText } from '../count-text.ts';
import { FREQUENT_TAG, FREQUENT_TAG_EVERY } from '../data/accounts.ts';
import { finishedJob } from '../jobs.ts';

/** The MCP service waits for so long. */
const MERGE_TARGET_MS = 4_500;
const UNDO_TARGET_MS = 2_000;
const ROUNDS = 3;
const MERGED_TAG = 'merged';

const sizeOf = ({ accounts }: LibraryBench) => countText(accounts.big.size / FREQUENT_TAG_EVERY);

/** Merges a tag into another and takes it back, a few times; the slowest counts. */
export const tagMergeCase: Case = {
  name: (bench) => `merge of a tag of ${sizeOf(bench)} bookmarks, and its undo`,
  figures: (bench) => [
    {
      name: `merge of a tag of ${sizeOf(bench)} bookmarks`,
      unit: 'ms',
      target: { below: MERGE_TARGET_MS },
    },
    { name: `undo of a merge of ${sizeOf(bench)} bookmarks`, unit: 'ms', target: { below: UNDO_TARGET_MS } },
  ],
  async measure(bench) {
    const merges: number[] = [];
    const undos: number[] = [];
    const carriers = await carriersOf(bench, FREQUENT_TAG);
    for (let round = 0; round < ROUNDS; round += 1) {
      const mergedAt = performance.now();
      const changeId = await merge(bench);
      merges.push(performance.now() - mergedAt);
      const undoneAt = performance.now();
      await undo(bench, changeId);
      undos.push(performance.now() - undoneAt);
      const left = await carriersOf(bench, FREQUENT_TAG);
      if (left !== carriers) throw new Error(`${left} bookmarks of ${carriers} have their tag back`);
    }
    return [Math.max(...merges), Math.max(...undos)];
  },
};

async function merge(bench: LibraryBench): Promise<string> {
  const { user } = bench.accounts.big;
  const change = { from: [FREQUENT_TAG], to: MERGED_TAG };
  const { changeId, jobId } = await bench.client.call(user, 'UpdateTags', { changes: [change] });
  return changeId || (await finishedJob(bench, user, jobId)).changeId;
}

async function undo(bench: LibraryBench, changeId: string): Promise<void> {
  const { user } = bench.accounts.big;
  const { jobId } = await bench.client.call(user, 'UndoChange', { changeId });
  if (jobId !== '') await finishedJob(bench, user, jobId);
}

async function carriersOf({ client, accounts }: LibraryBench, tag: string): Promise<number> {
  const { tags } = await client.call(accounts.big.user, 'ListTags', { prefix: tag, pageSize: 1 });
  return tags.find(({ name }) => name === tag)?.bookmarkCount ?? 0;
}
