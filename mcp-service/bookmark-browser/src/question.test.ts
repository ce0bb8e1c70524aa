import { describe, expect, test } from '@jest/globals';
import { continuedAt, questionOf, withWords, wordsOf } from './question.ts';

describe('what was asked', () => {
  test.each([
    [{}, 'list_bookmarks'],
    [{ status: 'unread', limit: 5 }, 'list_bookmarks'],
    [{ query: 'rust', tags_all: ['web'] }, 'search_bookmarks'],
    [{ mode: 'related_to', ref: 'bm_1' }, 'resurface_bookmarks'],
  ])('is told by its parameters: %j', (args, tool) => {
    expect(questionOf(args)).toEqual({ tool, args });
  });

  test('begins at the beginning, whichever page the model asked for', () => {
    const asked = questionOf({ status: 'unread', cursor: 'abc' });
    expect(asked.args).toEqual({ status: 'unread' });
    expect(continuedAt(asked, 'def').args).toEqual({ status: 'unread', cursor: 'def' });
  });

  test('is a list when nothing is said of it', () => {
    expect(questionOf(undefined)).toEqual({ tool: 'list_bookmarks', args: {} });
  });
});

describe('words that are typed', () => {
  test('search among what passes the conditions, by relevance', () => {
    const asked = questionOf({ status: 'unread', sort: 'title', detail: 'full', limit: 100 });
    expect(withWords(asked, ' rust ')).toEqual({
      tool: 'search_bookmarks',
      args: { status: 'unread', limit: 20, query: 'rust' },
    });
  });

  test('search everything where bookmarks were picked by chance', () => {
    const asked = questionOf({ mode: 'random', seed: 4 });
    expect(withWords(asked, 'rust').args).toEqual({ limit: 20, query: 'rust' });
    expect(withWords(asked, '')).toBe(asked);
  });

  test('of a search may be taken away, and come back', () => {
    const asked = questionOf({ query: 'rust', favorite: true, sort: 'relevance' });
    expect(wordsOf(asked)).toBe('rust');
    expect(withWords(asked, ' ')).toEqual({ tool: 'list_bookmarks', args: { favorite: true, limit: 20 } });
    expect(withWords(asked, 'rust')).toBe(asked);
  });
});
