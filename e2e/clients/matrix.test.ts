import { expect, test } from '@jest/globals';
import { citedIds } from '../helpers/cited-ids.ts';
import { MATRIX } from './matrix.ts';

test('every row of the matrix is reproduced by a test, or says why it is not', () => {
  const toBeTested = Object.entries(MATRIX).filter(([, row]) => !('untested' in row));
  const cited = citedIds(new URL('./', import.meta.url), 'reproduces');
  expect(cited).toEqual(toBeTested.map(([id]) => id).toSorted());
});
