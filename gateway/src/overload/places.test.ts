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

test('there are fewer when even the fastest answers take longer than they would alone, but never too few', () => {
  const places = somePlaces();
  places.windows(1, twenty(3), false);
  const first = places.count();
  places.windows(2, twenty(9));
  expect(places.count()).toBeLessThan(first);
  places.windows(1000, twenty(9));
  expect(places.count()).toBe(6);
});

test('there are more when nothing is answered at all: whoever is inside waits for something else', () => {
  const places = somePlaces();
  const first = places.count();
  places.windows(10, []);
  expect(places.count()).toBeGreaterThan(first);
});

test('what takes long by itself says nothing, as long as others are fast', () => {
  const places = somePlaces();
  const first = places.count();
  places.windows(10, [...twenty(3), ...twenty(4_000)]);
  expect(places.count()).toBeGreaterThan(first);
});

test('a few answers say nothing', () => {
  const places = somePlaces();
  places.windows(1, twenty(3));
  const first = places.count();
  places.windows(10, [400, 500]);
  expect(places.count()).toBeGreaterThan(first);
});

test('when everything takes longer for good, that is in time what it takes', () => {
  const places = somePlaces();
  places.windows(1, twenty(3));
  places.windows(1_000, twenty(9));
  const before = places.count();
  places.windows(10_000, twenty(9));
  expect(places.count()).toBeGreaterThan(before);
});
