import { LIMITS } from '@bookmarks/protos';
import type { ImportProgress, ImportRun } from '../../bookmarks/transfers.ts';
import { UpstreamError } from '../upstream-error.ts';
import type { ImportSource, SourceEntry, SourcePage } from './source.ts';

/** What one call reads, and how far it came. */
export type ReadSource = {
  /** As the library reads files of JSON. */
  readonly content: string;
  readonly count: number;
  /** Good once `content` is accepted, and not before. */
  readonly progress: ImportProgress;
  readonly isComplete: boolean;
  /** When the upstream goes on, where it stopped this. */
  readonly retryAt: Date | undefined;
};

type ReadOptions = {
  /** Everything again, instead of what is newer than what was seen. */
  readonly fromStart: boolean;
  /** Asked before each further page; one that is new is read in any case, so that each call comes further. */
  readonly hasTime: () => boolean;
};

/** What a library writes in one step; the next call goes on. */
const MAX_ENTRIES = 1_000;

/**
 * Reads pages from the newest down, until what was seen before, the end, or as much as one call may take. Pages are
 * counted, and what is saved or removed there between two calls moves what is on them: see `skipsSome`.
 *
 * @throws {UpstreamError} where it is stopped before it has anything.
 */
export async function readSource(
  source: ImportSource,
  before: ImportProgress,
  { fromStart, hasTime }: ReadOptions,
): Promise<ReadSource> {
  const startedAt = new Date();
  const batch = createBatch();
  let run = resumedRun(source, before, fromStart) ?? newRun(source, before, fromStart);
  let overlap = run.oldestAt;
  let isBehind = true;
  const stopped = (retryAt?: Date) => ({
    ...batch.read(),
    progress: { seenAt: before.seenAt, run },
    isComplete: false,
    retryAt,
  });

  while (isBehind || (hasTime() && batch.count() < MAX_ENTRIES)) {
    const page = await pageOrError(source, run.nextPage);
    if (page instanceof UpstreamError) {
      if (batch.count() === 0) throw page;
      return stopped(page.retryAt);
    }
    if (run.nextPage > source.firstPage && skipsSome(page, overlap)) {
      run = { ...run, nextPage: run.nextPage - 1 };
      isBehind = hasTime();
      continue;
    }
    if (!batch.add(newOnPage(page, run.until, overlap))) return stopped();
    isBehind = overlap !== undefined;
    overlap = undefined;
    run = afterPage(run, page, startedAt);
    if (page.isLast || reaches(page, run.until)) {
      const seenAt = latest(run.newestAt, before.seenAt);
      return { ...batch.read(), progress: { seenAt, run: undefined }, isComplete: true, retryAt: undefined };
    }
    if (page.pausedUntil !== undefined) return stopped(page.pausedUntil);
  }
  return stopped();
}

/**
 * A run that is not over, from the page that it read last, by which is seen whether the next one follows. Where everything
 * is asked for, one that ends before that is no such run.
 */
function resumedRun({ firstPage }: ImportSource, { run }: ImportProgress, fromStart: boolean) {
  if (run === undefined || (fromStart && run.until !== undefined)) return undefined;
  return { ...run, nextPage: Math.max(firstPage, run.nextPage - 1) };
}

function newRun({ firstPage }: ImportSource, { seenAt }: ImportProgress, fromStart: boolean): ImportRun {
  const until = fromStart ? undefined : seenAt;
  return { nextPage: firstPage, newestAt: undefined, oldestAt: undefined, until };
}

async function pageOrError(source: ImportSource, number: number): Promise<SourcePage | UpstreamError> {
  try {
    return await source.page(number);
  } catch (error) {
    if (error instanceof UpstreamError) return error;
    throw error;
  }
}

/**
 * Whether there may be something between what was imported last, at the time `overlap`, and this page, since what stood
 * before was removed there meanwhile: nothing on it is as new as that.
 */
function skipsSome({ entries }: SourcePage, overlap: Date | undefined): boolean {
  if (overlap === undefined) return false;
  const newest = latest(...entries.map(({ savedAt }) => savedAt));
  return newest === undefined || newest < overlap;
}

/** Without what was imported by an earlier run, or before by this one. */
function newOnPage(
  { entries }: SourcePage,
  until: Date | undefined,
  overlap: Date | undefined,
): SourceEntry[] {
  return entries.filter(
    ({ savedAt: at }) => at === undefined || ((!until || at > until) && (!overlap || at <= overlap)),
  );
}

function reaches({ entries }: SourcePage, until: Date | undefined): boolean {
  return until !== undefined && entries.some(({ savedAt }) => savedAt !== undefined && savedAt <= until);
}

/** A time that has not come yet, which somebody has put in there, would hide all that is saved until it has. */
function afterPage(run: ImportRun, { entries }: SourcePage, startedAt: Date): ImportRun {
  const times = entries.map(({ savedAt }) => savedAt);
  return {
    ...run,
    nextPage: run.nextPage + 1,
    newestAt: run.newestAt ?? notAfter(startedAt, latest(...times)),
    oldestAt: earliest(run.oldestAt, ...times),
  };
}

function notAfter(limit: Date, time: Date | undefined): Date | undefined {
  return time !== undefined && time > limit ? limit : time;
}

function latest(...times: readonly (Date | undefined)[]): Date | undefined {
  return times.reduce((one, other) => (one === undefined || (other && other > one) ? other : one), undefined);
}

function earliest(...times: readonly (Date | undefined)[]): Date | undefined {
  return times.reduce((one, other) => (one === undefined || (other && other < one) ? other : one), undefined);
}

/** Records as one text of JSON, as long as it fits into a message; one page always does. */
function createBatch() {
  const records: string[] = [];
  let bytes = '[]'.length;
  return {
    count: () => records.length,
    /** All of a page, or nothing of it. @returns whether it is in. */
    add(entries: readonly SourceEntry[]): boolean {
      const texts = entries.map(({ record }) => JSON.stringify(record));
      const more = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 1, 0);
      if (records.length > 0 && bytes + more > LIMITS.sourceContentBytes) return false;
      records.push(...texts);
      bytes += more;
      return true;
    },
    read: () => ({ content: `[${records.join()}]`, count: records.length }),
  };
}
