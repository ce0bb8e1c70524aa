import { expect, test } from '@jest/globals';
import { createRecentKids, MAX_REMEMBERED, REMEMBERED_MS } from './recent-kids.ts';

test('remembers a key id for a while', () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const kids = createRecentKids({ clock: () => new Date(now) });
  kids.add('a');
  now += REMEMBERED_MS;
  expect([kids.has('a'), kids.has('b')]).toEqual([true, false]);
  now += 1;
  expect(kids.has('a')).toBe(false);
});

test('forgets the oldest beyond its bound', () => {
  const kids = createRecentKids({ clock: () => new Date(0) });
  kids.add('first');
  kids.add('second');
  kids.add('first');
  for (let index = 0; index < MAX_REMEMBERED - 1; index += 1) kids.add(`other-${index}`);
  expect([kids.has('first'), kids.has('second')]).toEqual([true, false]);
});
