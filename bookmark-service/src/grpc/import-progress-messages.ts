import type { ImportProgressMessage } from '@bookmarks/protos';
import type { ImportProgress, ImportRun, ImportSource } from '../import/import-progress.ts';
import { LibraryError } from '../library/library-error.ts';
import { fromTimestamp, toTimestamp } from './messages.ts';

const SOURCE = {
  IMPORT_SOURCE_UNSPECIFIED: undefined,
  IMPORT_SOURCE_GITHUB: 'github',
  IMPORT_SOURCE_RAINDROP: 'raindrop',
} as const;

const SOURCE_MESSAGE = {
  github: 'IMPORT_SOURCE_GITHUB',
  raindrop: 'IMPORT_SOURCE_RAINDROP',
} as const satisfies Record<ImportSource, ImportProgressMessage['source']>;

/** @throws {LibraryError} `invalid` for none, or one that is not known here. */
export function sourceFromMessage(message: ImportProgressMessage['source']): ImportSource {
  const source = SOURCE[message];
  if (source === undefined)
    throw new LibraryError('invalid', 'The source must be one of those that there are.');
  return source;
}

/** @throws {LibraryError} `invalid` for a source or a page that cannot be. */
export function progressFromMessage(message: ImportProgressMessage): ImportProgress {
  const { source, seenTime, run } = message;
  return {
    source: sourceFromMessage(source),
    seenAt: fromTimestamp(seenTime),
    run: run ? runFromMessage(run) : undefined,
  };
}

function runFromMessage(run: NonNullable<ImportProgressMessage['run']>): ImportRun {
  if (run.nextPage < 0) throw new LibraryError('invalid', 'A page is counted from 0 or 1.');
  return {
    nextPage: run.nextPage,
    newestAt: fromTimestamp(run.newestTime),
    oldestAt: fromTimestamp(run.oldestTime),
    until: fromTimestamp(run.untilTime),
  };
}

export function toProgressMessage({ source, seenAt, run }: ImportProgress) {
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
