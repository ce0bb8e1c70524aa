import { describe, expect, test } from '@jest/globals';
import { partsOf } from './account-parts.ts';

const account = (user: string, size: number) => ({ user, size, firstEntry: 0 });

describe('partsOf', () => {
  test('it splits a big account and gathers small ones', () => {
    const parts = partsOf([account('big', 25), account('a', 3), account('b', 4)], 10);
    expect(parts.map((part) => part.map(({ user, first, last }) => `${user} ${first}-${last}`))).toEqual([
      ['big 0-9'],
      ['big 10-19'],
      ['big 20-24', 'a 0-2', 'b 0-1'],
      ['b 2-3'],
    ]);
  });
});
