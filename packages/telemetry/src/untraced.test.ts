import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { isTracingSuppressed } from '@opentelemetry/core';
import { untraced } from './untraced.ts';

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
});
afterAll(() => context.disable());

const isSuppressed = () => isTracingSuppressed(context.active());

test('what is sent untraced has no spans, also later, and what is sent beside it has', async () => {
  const found = await untraced(async () => {
    const atOnce = isSuppressed();
    await Promise.resolve();
    return [atOnce, isSuppressed()];
  });
  expect(found).toEqual([true, true]);
  expect(isSuppressed()).toBe(false);
});
