import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { DeliveryQueue } from './delivery-queue.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('what is late holds up what comes after it, and nothing else', () => {
  const delivered: string[] = [];
  const queue = new DeliveryQueue();
  queue.add(0, () => delivered.push('at once'));
  queue.add(10, () => delivered.push('late'));
  queue.add(0, () => delivered.push('behind it'));
  queue.add(20, () => delivered.push('later'));
  expect(delivered).toEqual(['at once']);
  jest.advanceTimersByTime(9);
  expect(delivered).toEqual(['at once']);
  jest.advanceTimersByTime(1);
  expect(delivered).toEqual(['at once', 'late', 'behind it']);
  jest.advanceTimersByTime(10);
  expect(delivered).toEqual(['at once', 'late', 'behind it', 'later']);
});
