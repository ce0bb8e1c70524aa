import { expect, test } from '@jest/globals';
import { needsUpstreamToken, UPSTREAM_PROVIDERS } from './index.ts';

test('an import from the provider and its own tool need a token', () => {
  expect(needsUpstreamToken('github', 'import_bookmarks', { source: 'github' })).toBe(true);
  expect(needsUpstreamToken('raindrop', 'import_bookmarks', { source: 'raindrop' })).toBe(true);
  expect(needsUpstreamToken('whoop', 'get_recovery', {})).toBe(true);
  expect(needsUpstreamToken('whoop', 'get_recovery', undefined)).toBe(true);
});

test('nothing else does', () => {
  const calls: [string, unknown][] = [
    ['import_bookmarks', undefined],
    ['import_bookmarks', null],
    ['import_bookmarks', 'github'],
    ['import_bookmarks', { content: 'https://example.com' }],
    ['import_bookmarks', { source: ['github'] }],
    ['add_bookmark', { source: 'github' }],
    ['list_bookmarks', {}],
  ];
  for (const provider of UPSTREAM_PROVIDERS)
    for (const [tool, args] of calls)
      expect([tool, needsUpstreamToken(provider, tool, args)]).toEqual([tool, false]);
});

test('no provider is asked in the name of another', () => {
  expect(needsUpstreamToken('github', 'import_bookmarks', { source: 'raindrop' })).toBe(false);
  expect(needsUpstreamToken('github', 'get_recovery', {})).toBe(false);
  for (const provider of ['google', 'strava', 'whoop'] as const)
    expect(needsUpstreamToken(provider, 'import_bookmarks', { source: provider })).toBe(false);
});
