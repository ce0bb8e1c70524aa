import { expect, test } from '@jest/globals';
import { withFindings } from './documentation.ts';
import { markdownTable, textTable } from './table.ts';

const ROWS = [
  ['fault', 'lost'],
  ['kill | stop', '0'],
];

test('findings replace what stands between the markers of their command, and nothing else', () => {
  const before = '# A\n<!-- chaos -->\nold\n<!-- end of chaos -->\nend\n';
  const after = withFindings(before, 'chaos', 'new');
  expect(after).toBe('# A\n<!-- chaos -->\nnew\n<!-- end of chaos -->\nend\n');
  expect(() => withFindings(after, 'soak', 'new')).toThrow('add "<!-- soak -->"');
});

test('a table has aligned columns in a terminal, and no bar ends a cell in Markdown', () => {
  expect(textTable(ROWS)).toBe('fault        lost\nkill | stop  0');
  expect(markdownTable(ROWS)).toBe('| fault | lost |\n|---|---|\n| kill \\| stop | 0 |');
});
