import { describe, expect, test } from '@jest/globals';
import { measured, notMeasured } from './result.ts';

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

describe('notMeasured', () => {
  test('it is never good enough', () => {
    expect(notMeasured(FIGURE, 'not available')).toMatchObject({
      value: null,
      ok: false,
      note: 'not available',
    });
  });
});
