/** A weakness that systems of this kind have had. */
type Entry = {
  readonly system: string;
  readonly weakness: string;
  /** Why no test goes with it; absent: one does. */
  readonly inapplicable?: string;
};

/** The security record of such systems, by the ids that the tests are named after. */
export const RECORD = {
  'CVE-2025-4143': {
    system: 'workers-oauth-provider',
    weakness: 'the redirect URI was not checked',
  },
  'CVE-2025-4144': {
    system: 'workers-oauth-provider',
    weakness: 'PKCE could be left out',
  },
  'CVE-2025-69196': {
    system: 'FastMCP',
    weakness: 'the audience of a token did not depend on the resource',
  },
  'GHSA-rww4-4w9c-7733': {
    system: 'FastMCP',
    weakness: 'consent was not bound to the browser that gave it',
  },
  'CVE-2026-32871': {
    system: 'FastMCP',
    weakness: 'path parameters of an OpenAPI description reached other addresses',
    inapplicable: 'No address is built from what a caller sends: every request goes on to one fixed URL.',
  },
  'CVE-2026-29791': {
    system: 'agentgateway',
    weakness: 'tool arguments became path, query and header parameters of an API',
    inapplicable:
      'Tool arguments become fields of a gRPC message, and parameters of prepared SQL statements.',
  },
  'PR #3812': {
    system: 'ContextForge',
    weakness: 'unsigned tokens were accepted, and sub-paths needed none',
  },
  '#6234': {
    system: 'ToolHive',
    weakness: 'a POST that was not JSON skipped the authorization',
  },
  'CVE-2025-6514': {
    system: 'mcp-remote',
    weakness: 'an authorization endpoint from the metadata was run as a command',
  },
  'CVE-2025-66414': {
    system: 'MCP TypeScript SDK, before 1.24.0 (GHSA-w48q-cv73-mx4w)',
    weakness: 'DNS rebinding: any page could call a local server',
  },
  'CVE-2026-25536': {
    system: 'MCP TypeScript SDK, up to 1.25.3 (GHSA-345p-7cg4-v4c7)',
    weakness: 'a server that was used again sent answers to another client',
  },
  'CVE-2025-64443': {
    system: 'Docker MCP Gateway',
    weakness: 'DNS rebinding at its SSE transport',
    inapplicable: 'There is no such transport. What guards the one that there is: CVE-2025-66414.',
  },
  'CVE-2026-55887': {
    system: 'Docker MCP Gateway',
    weakness: 'a server escaped from its container',
    inapplicable: 'Nothing here starts containers, or runs what a caller names.',
  },
  'GHSA-g53w-w6mj-hrpp': {
    system: 'Kuadrant',
    weakness: 'the key between the gateway and the services had a default that everybody knew',
  },
  'arXiv:2605.22333': {
    system: '7,973 servers',
    weakness: 'no authentication, and nine kinds of flaws in the OAuth of those that have it',
  },
  'Obsidian, June 2025': {
    system: 'several vendors',
    weakness: 'one client id shared by all clients let an attacker take over an account with one click',
  },
} as const satisfies Record<string, Entry>;

export type RecordId = keyof typeof RECORD;

/** The name of a regression test; `record.test.ts` looks for these calls. */
export function regression(id: RecordId, sentence: string): string {
  return `${id} ${sentence}`;
}
