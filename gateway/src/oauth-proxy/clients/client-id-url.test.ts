import { expect, test } from '@jest/globals';
import { clientIdUrl } from './client-id-url.ts';

test.each([
  'https://claude.ai/oauth/mcp-oauth-client-metadata',
  'https://client.example:8443/client.json',
  'https://client.example/a/',
])('%s names a document', (id) => {
  expect(clientIdUrl(id, false)?.href).toBe(id);
});

test.each([
  ['http', 'http://client.example/client.json'],
  ['another scheme', 'ftp://client.example/client.json'],
  ['no path', 'https://client.example'],
  ['the root alone', 'https://client.example/'],
  ['a fragment', 'https://client.example/client.json#a'],
  ['an empty fragment', 'https://client.example/client.json#'],
  ['a query', 'https://client.example/client.json?a=b'],
  ['an empty query', 'https://client.example/client.json?'],
  ['a user', 'https://user@client.example/client.json'],
  ['a password', 'https://user:password@client.example/client.json'],
  ['an empty user', 'https://@client.example/client.json'],
  ['a dot segment', 'https://client.example/a/./client.json'],
  ['a double-dot segment', 'https://client.example/a/../client.json'],
  ['an escaped dot segment', 'https://client.example/a/%2e%2E/client.json'],
  ['capitals in the host', 'https://CLIENT.example/client.json'],
  ['a default port', 'https://client.example:443/client.json'],
  ['a backslash', 'https://client.example\\client.json'],
  ['a space', ' https://client.example/client.json'],
  ['a line end', 'https://client.example/cli\nent.json'],
  ['no ASCII', 'https://clïent.example/client.json'],
  ['an address', 'https://93.184.215.14/client.json'],
  ['an IPv6 address', 'https://[2606:4700::1111]/client.json'],
  ['a decimal address', 'https://2130706433/client.json'],
  ['more than an id may have', `https://client.example/${'x'.repeat(2048)}`],
  ['a registration', 'AbCdEf'],
])('%s: it names none', (_what, id) => {
  expect(clientIdUrl(id, false)).toBeUndefined();
});

test('in the local stack it may be of this machine', () => {
  expect(clientIdUrl('http://127.0.0.1:8080/client.json', true)).toBeDefined();
  expect(clientIdUrl('file:///client.json', true)).toBeUndefined();
});
