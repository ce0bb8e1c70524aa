import { expect, test } from '@jest/globals';
import { TOOL_POLICY, toolPolicy } from './index.ts';

test('knows what a tool demands', () => {
  expect(toolPolicy('search_bookmarks')).toEqual({ scope: 'bookmarks:read', class: 'read' });
  expect(toolPolicy('import_bookmarks')).toEqual({ scope: 'bookmarks:write', class: 'import' });
  expect(toolPolicy('delete_bookmarks')).toEqual({ scope: 'bookmarks:write', class: 'write' });
});

test.each(['constructor', '__proto__', 'toString', '', 'Add_bookmark'])('knows no tool "%s"', (name) => {
  expect(toolPolicy(name)).toBeUndefined();
});

test('lets nothing be changed with the scope to read', () => {
  for (const [name, policy] of Object.entries(TOOL_POLICY)) {
    expect([name, policy.scope === 'bookmarks:read']).toEqual([name, policy.class === 'read']);
  }
});
