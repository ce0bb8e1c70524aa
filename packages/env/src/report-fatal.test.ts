import { expect, test } from '@jest/globals';
import { ConfigurationError, reportFatal } from './index.ts';

function reported(error: unknown): unknown[] {
  const lines: unknown[] = [];
  reportFatal({ fatal: (...line: unknown[]) => void lines.push(line) }, error);
  return lines;
}

test('a mistake in the settings is one sentence, without a stack', () => {
  expect(reported(new ConfigurationError('PORT is wrong.'))).toEqual([['PORT is wrong.']]);
  expect(reported(Object.assign(new Error('listen'), { code: 'EADDRINUSE', port: 80 }))).toEqual([
    [expect.stringMatching(/^Port 80 is taken .* set PORT/)],
  ]);
});

test.each([new Error('a fault'), undefined, 'text'])(
  '%p, which nobody foresaw, is told with its stack',
  (error) => {
    expect(reported(error)).toEqual([[{ err: error }, 'the process cannot run']]);
  },
);
