import { describe, expect, test } from '@jest/globals';
import { createApiKey, endOfKey, isApiKey, KEY_PREFIXES, looksLikeApiKey } from './api-key.ts';

const { live, test: ofTests } = KEY_PREFIXES;

describe('a key', () => {
  test('says what it is for, and is another one each time', () => {
    const keys = Array.from({ length: 100 }, () => createApiKey(live));
    expect(new Set(keys).size).toBe(100);
    for (const key of keys) {
      expect(key).toMatch(/^bkm_live_[0-9A-Za-z]{49}$/);
      expect(isApiKey(key, live)).toBe(true);
      expect(looksLikeApiKey(key)).toBe(true);
      expect(key.endsWith(endOfKey(key))).toBe(true);
    }
  });

  test('of a local stack is none in production, nor the other way round', () => {
    expect(isApiKey(createApiKey(ofTests), live)).toBe(false);
    expect(isApiKey(createApiKey(live), ofTests)).toBe(false);
    expect(isApiKey(createApiKey(ofTests).replace(ofTests, live), live)).toBe(false);
  });

  const key = createApiKey(live);
  const otherDigit = (text: string | undefined) => (text === 'a' ? 'b' : 'a');
  test.each(Array.from(key).map((_, at) => [at]))('with another character at %d is none', (at) => {
    expect(isApiKey(key.slice(0, at) + otherDigit(key[at]) + key.slice(at + 1), live)).toBe(false);
  });

  test.each(['', 'bkm_live_', key.slice(0, -1), `${key}a`, ` ${key}`, `${key}\n`, key.toUpperCase()])(
    'is not %j',
    (text) => {
      expect(isApiKey(text, live)).toBe(false);
    },
  );
});

test('an access token does not look like a key', () => {
  expect(looksLikeApiKey('eyJhbGciOiJSUzI1NiJ9.e30.c2ln')).toBe(false);
});
