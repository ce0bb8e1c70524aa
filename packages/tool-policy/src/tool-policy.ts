import type { Scope } from '@bookmarks/identity';

/** How dear a call is: it looks something up, it changes some bookmarks, or it changes as many as fit into a file. */
export type ToolClass = 'read' | 'write' | 'import';

export type ToolPolicy = {
  /** The least scope; `bookmarks:write` implies `bookmarks:read`. */
  readonly scope: Scope;
  readonly class: ToolClass;
};

const READ = { scope: 'bookmarks:read', class: 'read' } as const;
const WRITE = { scope: 'bookmarks:write', class: 'write' } as const;
const IMPORT = { scope: 'bookmarks:write', class: 'import' } as const;

/**
 * Every tool. The gateway judges calls by it before it reads them; the MCP service takes the scopes of its tools from
 * it and judges again.
 */
export const TOOL_POLICY = {
  list_bookmarks: READ,
  search_bookmarks: READ,
  get_bookmarks: READ,
  list_tags: READ,
  list_collections: READ,
  audit_library: READ,
  resurface_bookmarks: READ,
  library_overview: READ,
  // Where WHOOP is the upstream.
  get_recovery: READ,
  // The two of /mcp/research.
  search: READ,
  fetch: READ,
  add_bookmark: WRITE,
  organize_bookmarks: WRITE,
  save_collection: WRITE,
  add_highlight: WRITE,
  import_bookmarks: IMPORT,
  export_bookmarks: WRITE,
  undo_change: WRITE,
  edit_bookmark: WRITE,
  update_tags: WRITE,
  delete_bookmarks: WRITE,
  delete_collection: WRITE,
} as const satisfies Record<string, ToolPolicy>;

export type ToolName = keyof typeof TOOL_POLICY;

/** What a call of the tool `name` demands; undefined when there is no such tool. */
export function toolPolicy(name: string): ToolPolicy | undefined {
  return isToolName(name) ? TOOL_POLICY[name] : undefined;
}

/** Own names only: a client may well ask for a tool called `constructor`. */
function isToolName(name: string): name is ToolName {
  return Object.hasOwn(TOOL_POLICY, name);
}
