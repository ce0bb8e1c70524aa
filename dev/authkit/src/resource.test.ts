import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { createCanonicalResource } from './resource.ts';
import { RESOURCE, startTestAuthkit, tokensIn } from './testing/test-authkit.ts';

const VARIANTS = [
  RESOURCE,
  'http://localhost:8080/mcp/',
  'http://LOCALHOST:8080/mcp',
  'http://localhost:8080/mcp?a=b',
  'http://localhost:8080/mcp#part',
  'http://localhost:8080',
  'http://localhost:8080/',
  '',
  undefined,
];

describe('createCanonicalResource', () => {
  test.each(VARIANTS)('takes %j for the resource', (requested) => {
    expect(createCanonicalResource(RESOURCE)(requested)).toBe(RESOURCE);
  });

  test('drops a default port', () => {
    const resource = 'https://bookmarks.example/mcp';
    expect(createCanonicalResource(resource)('https://bookmarks.example:443/mcp')).toBe(resource);
  });

  test.each([
    'https://localhost:8080/mcp',
    'http://localhost:8081/mcp',
    'http://localhost:8080/mcp/readonly',
    'http://localhost:8080/MCP',
    'http://localhost:8080@evil.example/mcp',
    'localhost',
  ])('takes %s for another one', (requested) => {
    expect(createCanonicalResource(RESOURCE)(requested)).toBeUndefined();
  });
});

describe('a token', () => {
  let authkit: Awaited<ReturnType<typeof startTestAuthkit>>;
  beforeAll(async () => {
    authkit = await startTestAuthkit();
  });
  afterAll(async () => authkit[Symbol.asyncDispose]());

  test.each(VARIANTS)(
    'that is asked for with resource %j at every step has the one audience',
    async (resource) => {
      const clientId = await authkit.aClientId();
      const code = (await authkit.authorize(clientId, { resource, scope: 'openid bookmarks:read' })).get(
        'code',
      );
      const first = await tokensIn(await authkit.exchange(clientId, code, { resource }));
      const second = await tokensIn(await authkit.refresh(clientId, first.refresh_token, { resource }));
      for (const { access_token } of [first, second]) {
        expect(decodeJwt(access_token)).toMatchObject({ aud: RESOURCE, scope: 'openid bookmarks:read' });
      }
    },
  );

  test('keeps its audience when only the first step names the resource', async () => {
    const clientId = await authkit.aClientId();
    const first = await authkit.tokensFor(clientId, { resource: RESOURCE, scope: 'openid' });
    const second = await tokensIn(await authkit.refresh(clientId, first.refresh_token));
    expect(decodeJwt(second.access_token).aud).toBe(RESOURCE);
  });

  test('is refused for another resource, at every step', async () => {
    const clientId = await authkit.aClientId();
    const resource = 'https://other.example/mcp';
    expect((await authkit.authorize(clientId, { resource })).get('error')).toBe('invalid_target');
    const code = (await authkit.authorize(clientId)).get('code');
    expect(await (await authkit.exchange(clientId, code, { resource })).json()).toMatchObject({
      error: 'invalid_target',
    });
    const { refresh_token } = await authkit.tokensFor(clientId);
    expect(await (await authkit.refresh(clientId, refresh_token, { resource })).json()).toMatchObject({
      error: 'invalid_target',
    });
  });
});
