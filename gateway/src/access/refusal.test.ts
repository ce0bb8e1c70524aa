import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { REFUSAL_RULES } from './refusal-reason.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  test.each(Object.entries(REFUSAL_RULES))('explains %s with its status', (reason, { status }) => {
    expect(readme).toMatch(new RegExp(`^\\| \`${reason}\` \\| ${status} \\|`, 'm'));
  });

  test('explains no reason that does not exist', () => {
    const section = readme.split('## Reasons for a refusal')[1]?.split('\n## ')[0] ?? '';
    const explained = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, reason]) => reason);
    expect(explained).toEqual(Object.keys(REFUSAL_RULES));
  });
});
