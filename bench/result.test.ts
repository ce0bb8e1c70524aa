import { describe, expect, test } from '@jest/globals';
import { measured, measuredInRounds, notMeasured } from './result.ts';

const FIGURE = { name: 'list: p95', unit: 'ms', target: { below: 10 } };

describe('measured', () => {
  test('it meets a target below it, and misses one that it only reaches', () => {
    expect(measured(FIGURE, 9.9994)).toEqual({
      name: 'list: p95',
      value: 10,
      unit: 'ms',
      target: '< 10',
      ok: true,
    });
    expect(measured(FIGURE, 10).ok).toBe(false);
  });

  test('it is good as it is without a target', () => {
    expect(measured({ name: 'list: median', unit: 'ms' }, 1234.5)).toMatchObject({
      value: 1235,
      target: null,
      ok: true,
    });
  });
});

describe('targets', () => {
  test.each([
    [{ below: 10 }, '< 10', [9.9], [10]],
    [{ atMost: 10 }, '≤ 10', [9, 10], [10.1]],
    [{ atLeast: 10 }, '≥ 10', [10, 11], [9.99]],
  ])('%j is met by what it says', (target, text, good, bad) => {
    const judge = (value: number) => measured({ name: 'a', unit: '', target }, value);
    expect(judge(0).target).toBe(text);
    expect(good.map((value) => judge(value).ok)).toEqual(good.map(() => true));
    expect(bad.map((value) => judge(value).ok)).toEqual(bad.map(() => false));
  });
});

describe('measuredInRounds', () => {
  test('it judges the median, and tells the spread', () => {
    const result = measuredInRounds(FIGURE, [9, 20, 8]);
    expect(result).toMatchObject({ value: 9, spread: [8, 20], ok: true });
  });
});

describe('notMeasured', () => {
  test('it is never good enough', () => {
    expect(notMeasured(FIGURE, 'not available')).toMatchObject({
      value: null,
      ok: false,
      note: 'not available',
    });
  });
});
