import { describe, expect, test } from '@jest/globals';
import { findUser, USERS } from './users.ts';

describe('one of the crowd', () => {
  test('is the same by name, by e-mail address and by subject id', () => {
    const user = findUser('crowd-42');
    expect(user).toMatchObject({ name: 'crowd-42', email: 'crowd-42@example.com' });
    expect(user?.id).toMatch(/^user_[0-9A-HJKMNP-TV-Z]{26}$/);
    for (const hint of [user?.id, user?.email]) expect(findUser(hint)).toEqual(user);
  });

  test('is nobody else', () => {
    const ids = ['anna', 'crowd-1', 'crowd-10', 'crowd-100'].map((name) => findUser(name)?.id);
    expect(new Set(ids).size).toBe(4);
    expect(USERS).toHaveLength(3);
  });

  test.each(['crowd', 'crowd-0', 'crowd-01', 'crowd-10000', 'x-crowd-1', '', undefined])(
    'is not %j',
    (hint) => {
      expect(findUser(hint)).toBeUndefined();
    },
  );
});
