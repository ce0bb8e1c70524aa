import { describe, expect, test } from '@jest/globals';
import { groupSimilar } from './group-similar.ts';

const aTag = (name: string) => ({ name, bookmarkCount: 1, lastUsedAt: new Date(0) });
const grouped = (...names: string[]) =>
  groupSimilar(names.map(aTag)).map((group) => group.map(({ name }) => name));

describe('groupSimilar', () => {
  test.each([
    ['web-dev', 'web dev'],
    ['web-dev', 'webdev'],
    ['node.js', 'nodejs'],
    ['book', 'books'],
    ['library', 'libraries'],
    ['café', 'cafe'],
    ['javascript', 'javscript'],
    ['javascript', 'javacsript'],
    ['colour', 'color'],
    ['kubernetes', 'kubernetis'],
  ])('takes %s and %s for the same', (one, other) => {
    expect(grouped(one, 'something else', other)).toEqual([[one, other]]);
    expect(grouped(other, one)).toEqual([[other, one]]);
  });

  test.each([
    ['go', 'do'],
    ['css', 'cs'],
    ['c++', 'c#'],
    ['python2', 'python3'],
    ['python', 'python3'],
    ['testing', 'resting'],
    ['react', 'reactive'],
    ['lang::c', 'lang::r'],
    ['language:c', 'language:r'],
    ['日本', '日木'],
  ])('takes %s and %s for two', (one, other) => {
    expect(grouped(one, other)).toEqual([]);
  });

  test('puts the first that was given first, and no tag into two groups', () => {
    expect(grouped('books', 'book', 'recipe', 'Book ', 'recipes')).toEqual([
      ['books', 'book', 'Book '],
      ['recipe', 'recipes'],
    ]);
  });

  test('compares thousands of tags at once, however alike they are', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const names = letters.flatMap((a) =>
      letters.flatMap((b) => letters.slice(0, 7).map((c) => `${'x'.repeat(58)}${a}${b}${c}`)),
    );
    const startedAt = performance.now();
    expect(groupSimilar(names.map(aTag)).length).toBeGreaterThan(100);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
