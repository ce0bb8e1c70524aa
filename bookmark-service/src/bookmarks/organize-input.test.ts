import { expect, test } from '@jest/globals';
import type { FilterInput } from './bookmark-filter.ts';
import { parseTarget } from './organize-input.ts';

const NOTHING: FilterInput = { tagsAll: [], tagsAny: [], tagsNone: [], hasNote: false };
const target = (filter: Partial<FilterInput>) =>
  parseTarget({ refs: [], filter: { ...NOTHING, ...filter }, addTags: [], removeTags: [], appendNote: '' });

test.each<[string, Partial<FilterInput>]>([
  ['nothing', {}],
  ['what it does not ask for', { hasBrokenLink: false, hasHighlight: false, hasReminder: false }],
])('a filter that asks for %s would change everything, and is refused', (_what, filter) => {
  expect(() => target(filter)).toThrow('would change the whole library');
});

test.each<[string, Partial<FilterInput>]>([
  ['notes', { hasNote: true }],
  ['broken links', { hasBrokenLink: true }],
  ['highlights', { hasHighlight: true }],
  ['reminders', { hasReminder: true }],
  ['what is no favorite', { favorite: false }],
  ['a word', { query: 'tulips' }],
])('a filter that asks for %s is one', (_what, filter) => {
  expect(target(filter)).toEqual({ filter: { ...NOTHING, ...filter } });
});
