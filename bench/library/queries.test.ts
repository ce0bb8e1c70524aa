import { describe, expect, test } from '@jest/globals';
import { mistypedQueriesFor, queriesFor } from './queries.ts';

const ACCOUNT = { user: 'user_a', size: 10, firstEntry: 0 };
const ENTRIES = ['Real-time strategy game of ancient warfare', 'Tool'].map((title) => ({
  url: 'https://example.com/',
  canonical: 'example.com',
  site: 'com.example',
  title,
  section: 'games',
  tags: ['games'],
}));

describe('queriesFor', () => {
  test('it takes words that follow one another in a title long enough', () => {
    const queries = queriesFor(ACCOUNT, ENTRIES, 3);
    expect(queries).toContain('real time strategy');
    expect(queries.every((query) => query.split(' ').length === 3)).toBe(true);
  });

  test('it leaves every fourth unfinished', () => {
    const [first, second] = queriesFor(ACCOUNT, ENTRIES, 6);
    expect(first).toBe('real time strategy game ancient warfa');
    expect(second).toBe('real time strategy game ancient warfare');
  });

  test('it gives the same queries in every run', () => {
    expect(queriesFor(ACCOUNT, ENTRIES, 1)).toEqual(queriesFor(ACCOUNT, ENTRIES, 1));
  });
});

describe('mistypedQueriesFor', () => {
  test('it puts two letters of a long word in the wrong order', () => {
    const words = new Set(['real', 'time']);
    for (const query of mistypedQueriesFor(ACCOUNT, ENTRIES)) {
      const [wrong, ...others] = query.split(' ').filter((word) => !words.has(word));
      expect(others).toEqual([]);
      expect(wrong).not.toBe('strategy');
      expect([...(wrong ?? '')].sort()).toEqual([...'strategy'].sort());
    }
  });
});
