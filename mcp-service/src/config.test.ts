import { randomBytes } from 'node:crypto';
import { generateKeyPair } from '@bookmarks/identity';
import { expect, test } from '@jest/globals';
import { loadConfig } from './config.ts';

const VALID = {
  BOOKMARK_SERVICE_ADDRESS: 'localhost:50051',
  IDENTITY_VERIFICATION_KEYS: generateKeyPair('test').publicJwkSet,
  PUBLIC_URL: 'https://bookmarks.example',
  CONFIRMATION_KEY: 'c'.repeat(32),
};
const UPSTREAM_TOKEN_KEYS = `k1:${randomBytes(32).toString('base64url')}`;
const upstreamWith = (settings: NodeJS.ProcessEnv) => loadConfig({ ...VALID, ...settings }).upstream;

test('the links that it makes are https, but on a local stack', () => {
  const http = { ...VALID, PUBLIC_URL: 'http://localhost:8080' };
  expect(() => loadConfig(http)).toThrow('PUBLIC_URL: must start with https:');
  expect(loadConfig({ ...http, INSECURE_LOCAL_STACK: 'on' }).publicUrl).toBe('http://localhost:8080');
});

test('there is an upstream where one is named, and keys of it alone are no mistake', () => {
  expect(upstreamWith({})).toBeUndefined();
  expect(upstreamWith({ UPSTREAM_TOKEN_KEYS })).toBeUndefined();
  expect(upstreamWith({ UPSTREAM_TOKEN_KEYS, UPSTREAM_PROVIDER: 'raindrop' })).toMatchObject({
    provider: 'raindrop',
    standIn: undefined,
  });
});

test('an upstream needs keys, and is one of those that there are', () => {
  expect(() => upstreamWith({ UPSTREAM_PROVIDER: 'github' })).toThrow(
    'UPSTREAM_TOKEN_KEYS: is required with UPSTREAM_PROVIDER',
  );
  expect(() => upstreamWith({ UPSTREAM_PROVIDER: 'example' })).toThrow(
    'UPSTREAM_PROVIDER: must be one of github',
  );
  expect(() => upstreamWith({ UPSTREAM_TOKEN_KEYS: 'k1:secret' })).toThrow(
    /UPSTREAM_TOKEN_KEYS: must(?!.*secret)/,
  );
});

test('the keys that everybody knows, and a stand-in, are for a local stack alone', () => {
  const example = 'example:ZXhhbXBsZS11cHN0cmVhbS10b2tlbi1rZXktbG9jYWw';
  const settings = {
    UPSTREAM_PROVIDER: 'github',
    UPSTREAM_TOKEN_KEYS: example,
    UPSTREAM_STAND_IN: 'http://localhost:8090',
  };
  expect(() => upstreamWith(settings)).toThrow('UPSTREAM_TOKEN_KEYS: is the example key');
  expect(() => upstreamWith(settings)).toThrow('UPSTREAM_STAND_IN: is for a local stack alone');
  expect(upstreamWith({ ...settings, INSECURE_LOCAL_STACK: 'on' })).toMatchObject({
    standIn: new URL('http://localhost:8090'),
  });
});
