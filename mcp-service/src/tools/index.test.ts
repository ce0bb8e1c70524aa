import { TOOL_POLICY, toolPolicy } from '@bookmarks/tool-policy';
import { UPSTREAM_PROVIDERS } from '@bookmarks/upstream';
import { expect, test } from '@jest/globals';
import { endpointsWith } from '../endpoints/endpoint.ts';
import { toListedTool } from './listed-tool.ts';

const PROVIDERS = [undefined, ...UPSTREAM_PROVIDERS];
const toolsAtAll = (provider: (typeof PROVIDERS)[number]) =>
  endpointsWith(provider).flatMap(({ tools }) => tools);
const namesWith = (provider: (typeof PROVIDERS)[number]) =>
  new Set(toolsAtAll(provider).map(({ name }) => name));

test('are the tools of the table that the gateway judges by: all of them, and no others', () => {
  const served = new Set(PROVIDERS.flatMap((provider) => [...namesWith(provider)]));
  expect([...served].toSorted()).toEqual(Object.keys(TOOL_POLICY).toSorted());
});

test.each(PROVIDERS)('take their scope and their class from the table: with %s', (provider) => {
  for (const { name, scope, hints } of toolsAtAll(provider)) {
    expect(toolPolicy(name)?.scope).toBe(scope);
    expect(toolPolicy(name)?.class === 'read').toBe(hints.readOnlyHint);
  }
});

test.each(PROVIDERS)('ask the upstream only where that is the provider: with %s', (provider) => {
  expect(namesWith(provider).has('get_recovery')).toBe(provider === 'whoop');
  const source =
    provider === 'github' || provider === 'raindrop' ? { enum: undefined, const: provider } : undefined;
  const [imports] = toolsAtAll(provider).filter(({ name }) => name === 'import_bookmarks');
  const { properties } = toListedTool(imports as NonNullable<typeof imports>).inputSchema;
  expect(properties?.source).toEqual(source && expect.objectContaining({ type: 'string' }));
  expect(JSON.stringify(properties?.source ?? {}).includes(String(provider))).toBe(source !== undefined);
});

test.each(PROVIDERS)('keep what was published of them: with %s', (provider) => {
  const before = new Map(toolsAtAll(undefined).map((tool) => [tool.name, toListedTool(tool)]));
  for (const tool of toolsAtAll(provider)) {
    const { inputSchema, outputSchema } = toListedTool(tool);
    const known = before.get(tool.name);
    expect(inputSchema.properties).toMatchObject(known?.inputSchema.properties ?? {});
    expect(inputSchema.required).toEqual(known?.inputSchema.required);
    expect(outputSchema?.properties).toMatchObject(known?.outputSchema?.properties ?? {});
  }
});
