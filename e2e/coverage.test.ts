import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { REQUIREMENTS } from './requirements.ts';

const SCENARIOS = new URL('./scenarios/', import.meta.url);

test('every requirement is proven by a scenario', () => {
  const texts = readdirSync(SCENARIOS).map((file) => readFileSync(new URL(file, SCENARIOS), 'utf8'));
  const cited = new Set(
    texts.flatMap((text) => [...text.matchAll(/verifies\(\s*'([^']+)'/g)].map(([, id]) => id)),
  );
  expect([...cited].toSorted()).toEqual(Object.keys(REQUIREMENTS).toSorted());
});
