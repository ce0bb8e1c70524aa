import { expect, test } from '@jest/globals';
import { upstreamUrl } from './index.ts';

test('the upstream is reached at its own address', () => {
  expect(upstreamUrl('https://api.github.com/user?x=1', undefined).href).toBe(
    'https://api.github.com/user?x=1',
  );
});

test.each(['http://localhost:8090', 'http://localhost:8090/'])(
  'a stand-in at %s serves it below the name of its host',
  (standIn) => {
    const url = upstreamUrl('https://api.github.com/user/starred?page=2', new URL(standIn));
    expect(url.href).toBe('http://localhost:8090/api.github.com/user/starred?page=2');
  },
);

test('a stand-in may be below a path', () => {
  expect(upstreamUrl('https://a.example/b', new URL('http://localhost/up')).href).toBe(
    'http://localhost/up/a.example/b',
  );
});
