import { TOOL_POLICY, toolPolicy } from '@bookmarks/tool-policy';
import { expect, test } from '@jest/globals';
import { ENDPOINTS } from '../endpoints/endpoint.ts';
import { TOOLS } from './index.ts';

test('are the tools of the table that the gateway judges by: all of them, and no others', () => {
  const served = new Set(ENDPOINTS.flatMap(({ tools }) => tools.map(({ name }) => name)));
  expect([...served].toSorted()).toEqual(Object.keys(TOOL_POLICY).toSorted());
});

test.each(TOOLS)('take their scope and their class from the table: $name', ({ name, scope, hints }) => {
  expect(toolPolicy(name)?.scope).toBe(scope);
  expect(toolPolicy(name)?.class === 'read').toBe(hints.readOnlyHint);
});
