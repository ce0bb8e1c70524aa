import type { Deed } from './deed.ts';

/** What the model should know of what was done without it. Ids alone: what was saved might read like orders. */
export function summaryOf(done: readonly { readonly deed: Deed; readonly changeId: string }[]): string {
  if (done.length === 0)
    return 'In the list of bookmarks the user has changed nothing, or taken all of it back.';
  const deeds = done.map(({ deed, changeId }) => `${deed.id} is ${deed.name} (${changeId})`);
  return `In the list of bookmarks the user did this, which undo_change takes back: ${deeds.join('; ')}.`;
}
