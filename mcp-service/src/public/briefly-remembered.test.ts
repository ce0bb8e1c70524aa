import { expect, test } from '@jest/globals';
import { createBrieflyRemembered } from './briefly-remembered.ts';

test('of many questions the first are forgotten', async () => {
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    return question;
  };
  const remembered = createBrieflyRemembered(ask, { maxAgeMs: 1, maxEntries: 2, clock: () => 0 });
  for (const question of ['a', 'b', 'c', 'b', 'c', 'a']) await remembered(question);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});
