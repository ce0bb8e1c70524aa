import { expect, test } from '@jest/globals';
import { citedIds } from '../helpers/cited-ids.ts';
import { RECORD } from './record.ts';

test('every line of the security record has a regression test, or says why it does not apply', () => {
  const applicable = Object.entries(RECORD).filter(([, entry]) => !('inapplicable' in entry));
  const cited = citedIds(new URL('./', import.meta.url), 'regression');
  expect(cited).toEqual(applicable.map(([id]) => id).toSorted());
});
