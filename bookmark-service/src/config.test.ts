import { generateKeyPair } from '@bookmarks/identity';
import { describe, expect, test } from '@jest/globals';
import { loadConfig } from './config.ts';

const ENV = {
  DATABASE_URL: 'postgresql://bookmarks@db/bookmarks',
  IDENTITY_VERIFICATION_KEYS: generateKeyPair('k1').publicJwkSet,
};
const POKE = { POKE_API_URL: 'https://poke.com/api/v1', WEBHOOK_KEY: 'w'.repeat(32) };

test('messages to Poke are off unless it is said where Poke is', () => {
  expect(loadConfig(ENV).poke).toBeUndefined();
  expect(loadConfig({ ...ENV, ...POKE }).poke).toEqual({
    apiUrl: new URL(POKE.POKE_API_URL),
    webhookKey: POKE.WEBHOOK_KEY,
  });
});

describe('messages to Poke are refused', () => {
  test.each([
    ['by http', { POKE_API_URL: 'http://poke.com/api/v1' }, /POKE_API_URL.*must start with https:/],
    ['without a key', { WEBHOOK_KEY: '' }, /WEBHOOK_KEY.*is required with POKE_API_URL/],
    ['with a short key', { WEBHOOK_KEY: 'short' }, /WEBHOOK_KEY.*at least 32 characters/],
    [
      'with the key that everybody knows',
      { WEBHOOK_KEY: 'example-webhook-key-for-the-local-stack-only' },
      /WEBHOOK_KEY.*is the example key/,
    ],
  ])('%s', (_what, changes, mistake) => {
    expect(() => loadConfig({ ...ENV, ...POKE, ...changes })).toThrow(mistake);
  });
});
