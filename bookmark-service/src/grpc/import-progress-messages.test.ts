import { expect, test } from '@jest/globals';
import { progressFromMessage } from './import-progress-messages.ts';

const at = (seconds: number) => ({ seconds: String(seconds), nanos: 0 });

test('how far an import has come is read from its message', () => {
  const run = { nextPage: 2, newestTime: at(30), oldestTime: at(20), untilTime: null };
  expect(progressFromMessage({ source: 'IMPORT_SOURCE_GITHUB', seenTime: at(10), run })).toEqual({
    source: 'github',
    seenAt: new Date(10_000),
    run: { nextPage: 2, newestAt: new Date(30_000), oldestAt: new Date(20_000), until: undefined },
  });
  expect(progressFromMessage({ source: 'IMPORT_SOURCE_RAINDROP', seenTime: null, run: null })).toEqual({
    source: 'raindrop',
    seenAt: undefined,
    run: undefined,
  });
});
