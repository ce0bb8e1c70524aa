import { expect, test } from '@jest/globals';
import fc from 'fast-check';
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

/** What URL parsers leave out wherever it stands in a scheme, and in whatever case that is. */
const disguised = (scheme: string) =>
  fc
    .array(fc.tuple(fc.boolean(), fc.constantFrom('', '', '\t', '\n', '\r')), {
      minLength: scheme.length,
      maxLength: scheme.length,
    })
    .map((changes) =>
      changes
        .map(([isUpper, left], index) => {
          const letter = scheme[index] ?? '';
          return `${isUpper ? letter.toUpperCase() : letter}${left}`;
        })
        .join(''),
    );

test('no answer goes to what a browser acts on itself, however it is written', () => {
  const scheme = fc
    .constantFrom('about', 'blob', 'data', 'file', 'filesystem', 'ftp', 'javascript', 'vbscript')
    .chain(disguised);
  const before = fc.constantFrom('', ' ', '\0', '\n \t');
  const after = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('//localhost/', '//client.example/', 'alert(1)'),
  );
  fc.assert(
    fc.property(before, scheme, after, (space, name, rest) => {
      expect(redirectUriKind(`${space}${name}:${rest}`)).toBeUndefined();
    }),
  );
});

test('no answer goes to an address that has a user or a password before its host', () => {
  const start = fc.constantFrom('https://', 'http://', 'https:/\\', 'cursor://', 'com.example.app://');
  const user = fc.stringMatching(/^([\w.~%-]{1,9}(:[\w.~-]{0,9})?|:[\w.~-]{1,9})$/);
  const host = fc.constantFrom('localhost', '127.0.0.1:1', '[::1]', 'client.example');
  const path = fc.stringMatching(/^\/[\w.~/-]{0,9}$/);
  fc.assert(
    fc.property(start, user, host, path, (scheme, who, where, what) => {
      expect(redirectUriKind(`${scheme}${who}@${where}${what}`)).toBeUndefined();
    }),
  );
});
