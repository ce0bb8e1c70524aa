import { expect, test } from '@jest/globals';
import { createUnderWay } from './under-way.ts';

const [one, two, three] = [{ n: 1 }, { n: 2 }, { n: 3 }];

test('what was added is there until it is removed', () => {
  const underWay = createUnderWay<object>();
  const removeOne = underWay.add(one);
  underWay.add(two);
  removeOne();
  expect([...underWay]).toEqual([two]);
  underWay.add(three);
  expect(new Set(underWay)).toEqual(new Set([two, three]));
});

test('to remove it once more removes nothing that has come since', () => {
  const underWay = createUnderWay<object>();
  const remove = underWay.add(one);
  remove();
  underWay.add(two);
  remove();
  underWay.add(three);
  expect(new Set(underWay)).toEqual(new Set([two, three]));
});
