import { expect, test } from '@jest/globals';
import { challenge } from './challenge.ts';

test('quotes every parameter', () => {
  expect(challenge('Bearer', { scope: 'a b', error: 'invalid_token' })).toBe(
    'Bearer scope="a b", error="invalid_token"',
  );
});

test('escapes what would end the quotes', () => {
  expect(challenge('Bearer', { x: 'a"b\\c' })).toBe('Bearer x="a\\"b\\\\c"');
});

test('lets nothing through that could end the header', () => {
  expect(challenge('Bearer', { x: 'a\r\nSet-Cookie: b\u0000é' })).toBe('Bearer x="a??Set-Cookie: b??"');
});
