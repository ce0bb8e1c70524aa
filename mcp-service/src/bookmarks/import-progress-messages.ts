import type { ImportProgressMessage, RequestOf } from '@bookmarks/protos';
import { dateFromTimestamp, toTimestamp } from './messages.ts';
import type { ImportProgress, ImportRun, ImportSourceName } from './transfers.ts';

export const SOURCE_MESSAGE = {
  github: 'IMPORT_SOURCE_GITHUB',
  raindrop: 'IMPORT_SOURCE_RAINDROP',
} as const satisfies Record<ImportSourceName, string>;

type ProgressRequest = NonNullable<RequestOf<'ImportBookmarks'>['progress']>;

export function progressFromMessage({ seenTime, run }: ImportProgressMessage): ImportProgress {
  return {
    seenAt: seenTime ? dateFromTimestamp(seenTime) : undefined,
    run: run ? runFromMessage(run) : undefined,
  };
}

function runFromMessage(run: NonNullable<ImportProgressMessage['run']>): ImportRun {
  const { nextPage, newestTime, oldestTime, untilTime } = run;
  return {
    nextPage,
    newestAt: newestTime ? dateFromTimestamp(newestTime) : undefined,
    oldestAt: oldestTime ? dateFromTimestamp(oldestTime) : undefined,
    until: untilTime ? dateFromTimestamp(untilTime) : undefined,
  };
}

export function toProgressMessage(
  source: ImportSourceName,
  { seenAt, run }: ImportProgress,
): ProgressRequest {
  return {
    source: SOURCE_MESSAGE[source],
    ...(seenAt && { seenTime: toTimestamp(seenAt) }),
    ...(run && { run: toRunMessage(run) }),
  };
}

function toRunMessage({ nextPage, newestAt, oldestAt, until }: ImportRun) {
  return {
    nextPage,
    ...(newestAt && { newestTime: toTimestamp(newestAt) }),
    ...(oldestAt && { oldestTime: toTimestamp(oldestAt) }),
    ...(until && { untilTime: toTimestamp(until) }),
  };
}
