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
  const listed = tools.map((tool) => {
    const { appUri: _, ...toolWithoutApp } = tool;
    return { scope: tool.scope, withApp: toListedTool(tool), withoutApp: toListedTool(toolWithoutApp) };
  });
  return {
    find: (name: string): Tool | undefined => byName.get(name),
    /** In a fixed order, only what the scopes allow, and with the apps that show it where the client has apps. */
    list: (scopes: readonly Scope[], withApps: boolean): ListedTool[] =>
      listed
        .filter(({ scope }) => scopes.includes(scope))
        .map(({ withApp, withoutApp }) => (withApps ? withApp : withoutApp)),
    /** Whether any of them changes the library. */
    mayWrite: (scopes: readonly Scope[]): boolean =>
      tools.some(({ scope, hints }) => !hints.readOnlyHint && scopes.includes(scope)),
  };
}

export type ToolCatalogue = ReturnType<typeof createToolCatalogue>;
