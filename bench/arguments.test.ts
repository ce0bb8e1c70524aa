import { describe, expect, test } from '@jest/globals';
import { parseArguments } from './arguments.ts';

const SUITES = new Map([['library', { summary: 'lists and searches' }]]);

describe('parseArguments', () => {
  test('it reads the suite and the options', () => {
    expect(parseArguments(['library', '--quick', '--json', '--write-docs'], SUITES)).toEqual({
      suite: 'library',
      isQuick: true,
      isJson: true,
      writesDocs: true,
    });
  });

  test.each([
    ['no suite', []],
    ['a suite that is not there', ['gateway']],
    ['two suites', ['library', 'library']],
    ['an unknown option', ['library', '--fast']],
  ])('it explains the suites when given %s', (_, args) => {
    expect(() => parseArguments(args, SUITES)).toThrow('library    lists and searches');
  });
});
