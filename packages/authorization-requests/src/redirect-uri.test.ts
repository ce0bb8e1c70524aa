import { expect, test } from '@jest/globals';
import { redirectUriKind } from './redirect-uri.ts';

test.each([
  ['https://claude.ai/api/mcp/auth_callback', 'https'],
  ['http://localhost:33418/callback', 'loopback'],
  ['http://127.0.0.1/', 'loopback'],
  ['http://[::1]:8080/', 'loopback'],
  ['cursor://anysphere.cursor-mcp/oauth/callback', 'private-use'],
  ['com.example.app:/callback', 'private-use'],
])('%s is %s', (uri, kind) => {
  expect(redirectUriKind(uri)).toBe(kind);
});

test.each([
  'http://client.example/callback',
  'http://127.0.0.1.example/callback',
  'https://client.example/callback#fragment',
  'https://user:password@client.example/',
  'https://localhost@client.example/',
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  '/callback',
  '',
])('no answer goes to %j', (uri) => {
  expect(redirectUriKind(uri)).toBeUndefined();
});
