/** How a client is connected: steps for people, and where there is one, a link or a command that does it. */
export type Connection = {
  readonly client: string;
  readonly steps: string;
  readonly link?: { readonly label: string; readonly href: string };
  readonly command?: string;
};

const NAME = 'bookmarks';

/** The clients that people use most, Poke first. */
export function connectionsTo(mcpUrl: string): readonly Connection[] {
  return [
    {
      client: 'Poke',
      steps: 'Add an integration in the settings, with the address above, and sign in when Poke asks you to.',
    },
    {
      client: 'Claude',
      steps: 'Settings, Connectors, Add custom connector: the address above. In Claude Code:',
      command: `claude mcp add --transport http ${NAME} ${mcpUrl}`,
    },
    {
      client: 'ChatGPT',
      steps: 'Settings, Connectors, with developer mode on: the address above. For deep research alone:',
      command: `${mcpUrl}/research`,
    },
    {
      client: 'Cursor',
      steps: 'The button opens Cursor, which asks before it adds anything.',
      link: { label: 'Add to Cursor', href: cursorLink(mcpUrl) },
    },
    {
      client: 'VS Code',
      steps: 'The button opens VS Code, which asks before it adds anything.',
      link: { label: 'Add to VS Code', href: vsCodeLink(mcpUrl) },
    },
    {
      client: 'MCP Inspector',
      steps: 'Start it, choose Streamable HTTP, and give it the address above.',
      command: 'npx @modelcontextprotocol/inspector',
    },
    {
      client: 'Anything that knows stdio alone',
      steps: 'Through mcp-remote:',
      command: `npx mcp-remote ${mcpUrl}`,
    },
  ];
}

/** https://docs.cursor.com/en/tools/developers */
function cursorLink(url: string): string {
  const config = Buffer.from(JSON.stringify({ url })).toString('base64');
  return `cursor://anysphere.cursor-deeplink/mcp/install?${new URLSearchParams({ name: NAME, config })}`;
}

/** https://code.visualstudio.com/api/extension-guides/ai/mcp */
function vsCodeLink(url: string): string {
  return `vscode:mcp/install?${encodeURIComponent(JSON.stringify({ name: NAME, type: 'http', url }))}`;
}
