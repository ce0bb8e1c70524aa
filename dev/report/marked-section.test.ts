import { expect, test } from '@jest/globals';
import { withSection } from './marked-section.ts';

test('findings replace what stands between the markers of their command, and nothing else', () => {
  const before = '# A\n<!-- chaos -->\nold\n<!-- end of chaos -->\nend\n';
  const after = withSection(before, 'chaos', 'new');
  expect(after).toBe('# A\n<!-- chaos -->\nnew\n<!-- end of chaos -->\nend\n');
  expect(() => withSection(after, 'soak', 'new')).toThrow('add "<!-- soak -->"');
});
