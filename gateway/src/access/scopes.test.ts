import { SCOPES } from '@bookmarks/identity';
import { expect, test } from '@jest/globals';
import { scopesOf } from './scopes.ts';

test.each([
  ['no scope claim', undefined, SCOPES],
  ['an empty claim', '', SCOPES],
  ['a claim that names none of ours', 'openid profile email', SCOPES],
  ['read', 'bookmarks:read', ['bookmarks:read']],
  ['read among others', 'openid  bookmarks:read x', ['bookmarks:read']],
  ['write, which implies read', 'bookmarks:write', SCOPES],
  ['both', 'bookmarks:write bookmarks:read', SCOPES],
])('takes %s for what it allows', (_what, claim, allowed) => {
  expect(scopesOf(claim, SCOPES)).toEqual(allowed);
});

test('gives no more than the configured default where the token names none of ours', () => {
  expect(scopesOf('openid', ['bookmarks:read'])).toEqual(['bookmarks:read']);
  expect(scopesOf('bookmarks:write', ['bookmarks:read'])).toEqual(SCOPES);
});
