import { LIMITS } from '@bookmarks/protos';
import type { LibraryBench } from '../case.ts';
import { countText } from '../count-text.ts';
import { tagCountOf } from '../data/accounts.ts';
import { latencyCase } from '../latency-case.ts';

const TARGET_MS = 50;
const USER_PAGE_SIZE = 50;

const tagCount = ({ accounts, entries }: LibraryBench) => countText(tagCountOf(accounts.big, entries));

export const TAG_CASES = [
  latencyCase({
    name: (bench) => `list_tags, the ${USER_PAGE_SIZE} most used of ${tagCount(bench)}`,
    targetMs: TARGET_MS,
    prepare: (bench) => () => tagPage(bench, '', USER_PAGE_SIZE),
  }),
  latencyCase({
    name: (bench) => `list_tags, all ${tagCount(bench)}`,
    targetMs: TARGET_MS,
    prepare: (bench) => () => allTags(bench),
  }),
];

async function allTags(bench: LibraryBench): Promise<void> {
  let pageToken = '';
  do {
    ({ nextPageToken: pageToken } = await tagPage(bench, pageToken, LIMITS.tagsPerPage));
  } while (pageToken !== '');
}

function tagPage({ client, accounts }: LibraryBench, pageToken: string, pageSize: number) {
  return client.call(accounts.big.user, 'ListTags', { order: 'ORDER_COUNT', pageSize, pageToken });
}
