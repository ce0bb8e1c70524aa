import { expect, test } from '@jest/globals';
import { markdownTable, textTable } from './table.ts';

const ROWS = [
  ['fault', 'lost'],
  ['kill | stop', '0'],
];

test('a table has aligned columns in a terminal, and no bar ends a cell in Markdown', () => {
  expect(textTable(ROWS)).toBe('fault        lost\nkill | stop  0');
  expect(markdownTable(ROWS)).toBe('| fault | lost |\n|---|---|\n| kill \\| stop | 0 |');
});
