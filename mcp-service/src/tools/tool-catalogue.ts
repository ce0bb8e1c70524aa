import type { Scope } from '@bookmarks/identity';
import type { Tool as ListedTool } from '@modelcontextprotocol/server';
import { toListedTool } from './listed-tool.ts';
import type { Tool } from './tool.ts';

/**
 * The tools with everything that a request needs of them prepared once: their JSON Schemas are dear to make, and the
 * server is made afresh for each request.
 */
export function createToolCatalogue(tools: readonly Tool[]) {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const listed = tools.map((tool) => ({ scope: tool.scope, entry: toListedTool(tool) }));
  return {
    find: (name: string): Tool | undefined => byName.get(name),
    /** In a fixed order, and only what the scopes allow. */
    list: (scopes: readonly Scope[]): ListedTool[] =>
      listed.filter(({ scope }) => scopes.includes(scope)).map(({ entry }) => entry),
  };
}

export type ToolCatalogue = ReturnType<typeof createToolCatalogue>;
