import { expect, test } from '@jest/globals';
import { createPlaces } from './places.ts';

const WINDOW_MS = 100;

/** Windows of answers, by a clock of the test's own. */
function somePlaces() {
  let now = 0;
  const places = createPlaces(() => now);
  return {
    count: places.count,
    /** So many windows, each with these answers; every place is taken, unless said otherwise. */
    windows(times: number, durationsMs: readonly number[], isFull = true) {
      for (let n = 0; n < times; n += 1) {
        for (const durationMs of durationsMs) places.answered(durationMs);
        now += WINDOW_MS;
        if (isFull) places.full();
        else places.answered(Number.POSITIVE_INFINITY);
      }
    },
  };
}
const twenty = (durationMs: number) => Array.from({ length: 20 }, () => durationMs);

test('there are more as long as all are taken and answers are as fast as ever', () => {
  const places = somePlaces();
  const first = places.count();
  places.windows(10, twenty(3));
  expect(places.count()).toBeGreaterThan(2 * first);
  places.windows(1000, twenty(3));
  expect(places.count()).toBe(512);
});

test('there are no more than are taken', () => {
  const places = somePlaces();
  const first = places.count();
  places.windows(10, twenty(3), false);
  expect(places.count()).toBe(first);
});

test('there are fewer where each call waits for the others, soon and for as long as that is so, but never too few', () => {
  const places = somePlaces();
  places.windows(1, twenty(3), false);
  const whereEachWaits = (windows: number) => {
    for (let n = 0; n < windows; n += 1) places.windows(1, twenty(3 * places.count()));
  };
  whereEachWaits(5);
  const counts = new Set<number>();
  for (let n = 0; n < 300; n += 1) {
    whereEachWaits(1);
    counts.add(places.count());
  }
  expect([...counts].toSorted()).toEqual([1, 2]);
});

test('there are soon many more when nothing is answered at all: whoever is inside waits for something that is away', () => {
  const places = somePlaces();
  places.windows(1, twenty(3), false);
  places.windows(5, twenty(400));
  expect(places.count()).toBeLessThan(4);
  places.windows(9, []);
  expect(places.count()).toBeGreaterThan(100);
});

test('what takes long by itself says nothing, as long as others are fast', () => {
  const places = somePlaces();
  const first = places.count();
  places.windows(10, [...twenty(3), ...twenty(4_000)]);
  expect(places.count()).toBeGreaterThan(first);
});

test('where answers are few, they are waited for', () => {
  const places = somePlaces();
  places.windows(1, twenty(3));
  const first = places.count();
  places.windows(4, [400, 500]);
  expect(places.count()).toBe(first);
  places.windows(1, [400, 500]);
  expect(places.count()).toBeLessThan(first);
});

test('a few answers in a second say nothing', () => {
  const places = somePlaces();
  places.windows(1, twenty(3));
  const first = places.count();
  places.windows(4, [400, 500]);
  places.windows(6, []);
  expect(places.count()).toBeGreaterThan(first);
});

test('when everything takes longer for good, that is soon what it takes', () => {
  const places = somePlaces();
  places.windows(1, twenty(3), false);
  const first = places.count();
  places.windows(5, twenty(9));
  expect(places.count()).toBeLessThan(first);
  places.windows(40, twenty(9));
  expect(places.count()).toBeGreaterThan(first);
});
