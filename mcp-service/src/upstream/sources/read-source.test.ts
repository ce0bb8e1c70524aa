import { LIMITS } from '@bookmarks/protos';
import { describe, expect, test } from '@jest/globals';
import type { ImportProgress } from '../../bookmarks/transfers.ts';
import { UpstreamError } from '../upstream-error.ts';
import { readSource } from './read-source.ts';
import type { SourceEntry, SourcePage } from './source.ts';

const NEVER: ImportProgress = { seenAt: undefined, run: undefined };
const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1000);

function entry(second: number, description = ''): SourceEntry {
  const savedAt = at(second);
  const record = { url: `https://example.com/${second}`, title: '', description, tags: [] };
  return { savedAt, record };
}

/** What is saved somewhere, newest first, on pages of two; `reads` are the pages that were asked for. */
function aSource(
  seconds: readonly number[],
  {
    fault = (_page: number) => {},
    pausedUntil = (_page: number): Date | undefined => undefined,
    text = '',
  } = {},
) {
  const saved = seconds.toSorted((one, other) => other - one).map((second) => entry(second, text));
  const reads: number[] = [];
  return {
    reads,
    firstPage: 1,
    async page(number: number): Promise<SourcePage> {
      reads.push(number);
      fault(number);
      const entries = saved.slice((number - 1) * 2, number * 2);
      return { entries, isLast: entries.length === 0, pausedUntil: pausedUntil(number) };
    },
  };
}

/** For so many pages. */
const timeFor = (pages: number) => {
  let left = pages;
  return () => --left > 0;
};
const ALL = { fromStart: false, hasTime: () => true };
const secondsOf = ({ content }: { content: string }) =>
  (JSON.parse(content) as { url: string }[]).map(({ url }) => Number(url.split('/').at(-1)));

describe('the first run', () => {
  test('reads everything, newest first', async () => {
    const read = await readSource(aSource([1, 2, 3]), NEVER, ALL);
    expect(secondsOf(read)).toEqual([3, 2, 1]);
    expect(read).toMatchObject({ isComplete: true, progress: { seenAt: at(3), run: undefined } });
  });

  test('ends at once where there is nothing', async () => {
    expect(await readSource(aSource([]), NEVER, ALL)).toMatchObject({
      count: 0,
      isComplete: true,
      progress: NEVER,
    });
  });

  test('goes on with the next call where the time is over, and misses nothing', async () => {
    const source = aSource([1, 2, 3, 4, 5]);
    const seen: number[] = [];
    let progress = NEVER;
    for (let isComplete = false; !isComplete; ) {
      const read = await readSource(source, progress, { fromStart: false, hasTime: timeFor(1) });
      seen.push(...secondsOf(read));
      ({ progress, isComplete } = read);
    }
    expect([...new Set(seen)]).toEqual([5, 4, 3, 2, 1]);
    expect(progress).toEqual({ seenAt: at(5), run: undefined });
  });

  test('takes no more than a library writes in one step', async () => {
    const read = await readSource(aSource(Array.from({ length: 1_200 }, (_, n) => n)), NEVER, ALL);
    expect(read).toMatchObject({ count: 1_000, isComplete: false, progress: { run: { nextPage: 501 } } });
  });

  test('takes no more than fits into a message, and the rest with the next call', async () => {
    // A fifth of a message each, with what stands around the text.
    const text = 'é'.repeat(LIMITS.sourceContentBytes / 10 - 100);
    const source = aSource([1, 2, 3, 4, 5, 6, 7, 8], { text });
    const first = await readSource(source, NEVER, ALL);
    expect(Buffer.byteLength(first.content)).toBeLessThanOrEqual(LIMITS.sourceContentBytes);
    expect([secondsOf(first), first.isComplete]).toEqual([[8, 7, 6, 5], false]);
    const second = await readSource(source, first.progress, ALL);
    // What is as old as the last one may not have been seen yet, and comes again.
    expect([secondsOf(second), second.isComplete]).toEqual([[5, 4, 3, 2, 1], true]);
  });
});

test('a page is taken in any case, also one that the library will refuse', async () => {
  const source = aSource([1, 2], { text: 'x'.repeat(LIMITS.sourceContentBytes) });
  expect(await readSource(source, NEVER, ALL)).toMatchObject({ count: 2 });
});

describe('a later run', () => {
  const seen: ImportProgress = { seenAt: at(3), run: undefined };

  test('stops at what was seen, and brings nothing of it again', async () => {
    const source = aSource([1, 2, 3, 4, 5, 6]);
    const read = await readSource(source, seen, ALL);
    expect(secondsOf(read)).toEqual([6, 5, 4]);
    expect([source.reads, read.isComplete, read.progress]).toEqual([
      [1, 2],
      true,
      { seenAt: at(6), run: undefined },
    ]);
  });

  test('brings what is new also where something there has a time that has not come yet', async () => {
    const future = 100 * 365 * 24 * 60 * 60;
    const first = await readSource(aSource([1, future]), NEVER, ALL);
    expect(first.progress.seenAt?.getTime()).toBeLessThanOrEqual(Date.now());
    const now = (Date.now() - at(0).getTime()) / 1000 + 60;
    expect(secondsOf(await readSource(aSource([1, now, future]), first.progress, ALL))).toEqual([
      future,
      now,
    ]);
  });

  test('brings everything again where that is asked for, also over several calls', async () => {
    const source = aSource([1, 2, 3, 4]);
    const again = { fromStart: true, hasTime: timeFor(1) };
    const first = await readSource(source, seen, again);
    const second = await readSource(source, first.progress, { ...again, hasTime: () => true });
    expect([secondsOf(first), secondsOf(second)]).toEqual([
      [4, 3],
      [3, 2, 1],
    ]);
    expect(second.progress).toEqual({ seenAt: at(4), run: undefined });
  });

  test('that is not over gives way to one of everything', async () => {
    const source = aSource([1, 2, 3, 4, 5, 6, 7, 8]);
    const part = await readSource(source, seen, { fromStart: false, hasTime: timeFor(1) });
    expect(part.progress.run?.until).toEqual(at(3));
    const all = await readSource(source, part.progress, { ...ALL, fromStart: true });
    expect(secondsOf(all)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  test('leaves what was saved since it began for the one after it', async () => {
    const part = await readSource(aSource([1, 2, 3, 4]), NEVER, { fromStart: false, hasTime: timeFor(1) });
    const source = aSource([1, 2, 3, 4, 9, 10]);
    const rest = await readSource(source, part.progress, ALL);
    expect(rest.progress).toEqual({ seenAt: at(4), run: undefined });
    expect(secondsOf(await readSource(source, rest.progress, ALL))).toEqual([10, 9]);
  });

  test('goes back where so much was removed meanwhile that its next page skips something', async () => {
    const first = await readSource(aSource([1, 2, 3, 4, 5, 6]), NEVER, {
      fromStart: false,
      hasTime: timeFor(2),
    });
    expect(first.progress.run?.nextPage).toBe(3);
    const rest = await readSource(aSource([1, 2, 3]), first.progress, ALL);
    expect(secondsOf(rest)).toEqual([3, 2, 1]);
    expect(rest.isComplete).toBe(true);
  });
});

describe('an upstream that stops', () => {
  const refuse = () => {
    throw new UpstreamError('later', { retryAt: at(60) });
  };

  test('in the middle leaves what was read, and where it goes on', async () => {
    const source = aSource([1, 2, 3, 4], { fault: (page) => page === 2 && refuse() });
    const read = await readSource(source, NEVER, ALL);
    expect([secondsOf(read), read.isComplete, read.retryAt]).toEqual([[4, 3], false, at(60)]);
    expect(secondsOf(await readSource(aSource([1, 2, 3, 4]), read.progress, ALL))).toEqual([3, 2, 1]);
  });

  test('at once is an error', async () => {
    await expect(readSource(aSource([1], { fault: refuse }), NEVER, ALL)).rejects.toThrow('later');
  });

  test('is asked no further where it says that this was the last request', async () => {
    const source = aSource([1, 2, 3, 4], { pausedUntil: (page) => (page === 1 ? at(60) : undefined) });
    const read = await readSource(source, NEVER, ALL);
    expect([source.reads, read.isComplete, read.retryAt]).toEqual([[1], false, at(60)]);
  });
});

test('what has no time there is brought as well', async () => {
  const timeless = { ...entry(1), savedAt: undefined };
  const source = {
    firstPage: 0,
    page: async (number: number) => ({
      entries: number === 0 ? [timeless] : [],
      isLast: number > 0,
      pausedUntil: undefined,
    }),
  };
  expect(await readSource(source, NEVER, ALL)).toMatchObject({ count: 1, isComplete: true, progress: NEVER });
});
