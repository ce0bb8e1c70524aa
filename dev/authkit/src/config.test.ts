import { describe, expect, test } from '@jest/globals';
import { loadConfig } from './config.ts';
import { isLoopbackIssuer } from './local-issuer.ts';

describe('loadConfig', () => {
  test('needs no setting', () => {
    expect(loadConfig({})).toEqual({
      port: 8089,
      host: undefined,
      issuer: undefined,
      resource: 'http://localhost:8080/mcp',
      otherResources: [],
      accessTokenLifetimeSeconds: 300,
      applications: [],
      dataDir: undefined,
      logLevel: 'info',
    });
  });

  test.each([
    'http://localhost:8089',
    'http://127.0.0.1:8089',
    'http://[::1]:8089',
    'http://auth.localhost:8089',
    'https://authkit.bookmarks.test',
    'http://authkit:8089',
  ])('takes the issuer %s', (issuer) => {
    expect(loadConfig({ ISSUER: issuer }).issuer).toBe(issuer);
    expect(loadConfig({ ISSUER: `${issuer}/` }).issuer).toBe(issuer);
  });

  test.each([
    'https://auth.example.com',
    'https://x.authkit.app',
    'http://10.0.0.5:8089',
    'http://0.0.0.0:8089',
    'http://2130706434:8089.example',
    'http://[2001:db8::1]:8089',
    'http://localhost.example.com',
    'http://127.0.0.1.nip.io',
  ])('refuses to be %s', (issuer) => {
    expect(() => loadConfig({ ISSUER: issuer })).toThrow(/ISSUER: (this server signs anybody in|must be)/);
  });

  test('reports every mistake at once', () => {
    const mistakes = {
      ISSUER: 'x',
      PORT: 'x',
      RESOURCE: 'x',
      ACCESS_TOKEN_LIFETIME_SECONDS: '0',
      LOG_LEVEL: 'x',
    };
    for (const name of Object.keys(mistakes)) expect(() => loadConfig(mistakes)).toThrow(`${name}: `);
  });
});

test('keeps to the loopback interface only where the issuer does', () => {
  expect(isLoopbackIssuer('http://localhost:8089')).toBe(true);
  expect(isLoopbackIssuer('http://authkit:8089')).toBe(false);
});
