import { expect, test } from '@jest/globals';
import { createConfirmations } from './confirm-token.ts';

const START = new Date('2026-01-01T00:00:00Z');
const deletion = { sub: 'user_anna', action: 'delete_bookmarks', targets: ['bm_1', 'bm_2'] };
const confirmations = createConfirmations('k'.repeat(32), () => START);

test('confirms exactly what the token was issued for, in any order', () => {
  const token = confirmations.issue(deletion);
  expect(confirmations.isConfirmed(deletion, token)).toBe(true);
  expect(confirmations.isConfirmed({ ...deletion, targets: ['bm_2', 'bm_1'] }, token)).toBe(true);
});

test.each([
  ['one target more', { ...deletion, targets: ['bm_1', 'bm_2', 'bm_3'] }],
  ['one target less', { ...deletion, targets: ['bm_1'] }],
  ['another user', { ...deletion, sub: 'user_ben' }],
  ['another action', { ...deletion, action: 'update_tags' }],
])('confirms nothing for %s', (_what, other) => {
  expect(confirmations.isConfirmed(other, confirmations.issue(deletion))).toBe(false);
});

test('confirms nothing ten minutes later', () => {
  const token = confirmations.issue(deletion);
  const later = createConfirmations('k'.repeat(32), () => new Date(START.getTime() + 10 * 60_000));
  expect(later.isConfirmed(deletion, token)).toBe(false);
});

test('refuses a token that is forged, of another key, prolonged or nonsense', () => {
  const token = confirmations.issue(deletion);
  const [, , code] = token.split('_');
  const other = createConfirmations('x'.repeat(32), () => START).issue(deletion);
  for (const forged of [other, `cfm_zzzzzzzzzz_${code}`, `${token}x`, '', 'yes', 'cfm__']) {
    expect(confirmations.isConfirmed(deletion, forged)).toBe(false);
  }
});
