import type { RequestOf } from '@bookmarks/protos';
import { pick, seededRandom } from '../../measure/random.ts';
import type { Call } from '../../measure/time-calls.ts';
import type { LibraryBench } from '../case.ts';
import { countText } from '../count-text.ts';
import { FREQUENT_TAG } from '../data/accounts.ts';
import { latencyCase } from '../latency-case.ts';

const PAGE_SIZE = 20;
const LIST_TARGET_MS = 10;
const TAG_FILTER_TARGET_MS = 20;
/** A tag that few bookmarks carry; the newest of them may be anywhere. */
const RARE_AT_MOST = 5;
const SEED = 4;

const ofBig = ({ accounts }: LibraryBench) => `of ${countText(accounts.big.size)}`;

export const LIST_CASES = [
  latencyCase({
    name: (bench) => `list, newest ${ofBig(bench)}`,
    targetMs: LIST_TARGET_MS,
    prepare: (bench) => () => list(bench, { order: 'ORDER_NEWEST' }),
  }),
  latencyCase({
    name: (bench) => `list, by title ${ofBig(bench)}`,
    targetMs: LIST_TARGET_MS,
    prepare: (bench) => () => list(bench, { order: 'ORDER_TITLE' }),
  }),
  latencyCase({
    name: ({ accounts }) => `list, newest in one of ${countText(accounts.many.length)} libraries`,
    targetMs: LIST_TARGET_MS,
    prepare: (bench) => {
      const random = seededRandom(SEED);
      const request = { order: 'ORDER_NEWEST', pageSize: PAGE_SIZE } as const;
      return () => bench.client.call(pick(bench.accounts.many, random).user, 'ListBookmarks', request);
    },
  }),
  latencyCase({
    name: (bench) => `list with a frequent tag ${ofBig(bench)}`,
    targetMs: TAG_FILTER_TARGET_MS,
    prepare: (bench) => () => list(bench, { filter: { tagsAll: [FREQUENT_TAG] } }),
  }),
  latencyCase({
    name: (bench) => `list with a rare tag ${ofBig(bench)}`,
    targetMs: TAG_FILTER_TARGET_MS,
    prepare: listRareTags,
  }),
];

async function listRareTags(bench: LibraryBench): Promise<Call> {
  const { tags } = await bench.client.call(bench.accounts.big.user, 'ListTags', {
    maxCount: RARE_AT_MOST,
    pageSize: 200,
  });
  const random = seededRandom(SEED);
  return () => list(bench, { filter: { tagsAll: [pick(tags, random).name] } });
}

function list({ client, accounts }: LibraryBench, request: RequestOf<'ListBookmarks'>) {
  return client.call(accounts.big.user, 'ListBookmarks', { pageSize: PAGE_SIZE, ...request });
}
