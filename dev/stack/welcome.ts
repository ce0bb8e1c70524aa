export type WelcomeFacts = {
  readonly mcpUrl: string;
  /** Names of the people who can sign in at the stand-in; absent with a real AuthKit. */
  readonly users: readonly string[] | undefined;
  readonly isPublic: boolean;
};

/** What a person does next, once the stack runs. */
export function welcome({ mcpUrl, users, isPublic }: WelcomeFacts): string {
  return `
  Bookmarks is ready.    ${mcpUrl}

${users === undefined ? SIGN_IN_AT_AUTHKIT : signInAtStandIn(users, mcpUrl)}
  MCP Inspector          npx @modelcontextprotocol/inspector
                         (transport Streamable HTTP, URL ${mcpUrl})
  Claude Code            claude mcp add --transport http bookmarks ${mcpUrl}
  Clients that use stdio npx mcp-remote ${mcpUrl}
${pokeAdvice({ mcpUrl, users, isPublic })}
  Ctrl-C stops everything. The bookmarks stay for the next start.
`;
}

const SIGN_IN_AT_AUTHKIT = '  Sign-in                at your AuthKit';

function signInAtStandIn(users: readonly string[], mcpUrl: string): string {
  return `  Sign-in                as ${users.join(', ')}: no passwords on this machine
  Your account           ${new URL('/account', mcpUrl).href}
  What Poke does         npm run poke -- ${mcpUrl} ${users[0]}`;
}

function pokeAdvice({ mcpUrl, users, isPublic }: WelcomeFacts): string {
  if (isPublic && users === undefined) return `  Poke                   add the integration ${mcpUrl}`;
  const advice = [
    '  Poke                   calls from the internet, so it needs a public HTTPS address here, from a tunnel',
    '                         (cloudflared, ngrok) to the port above, and an AuthKit that it can reach as well.',
    '                         The stand-in lets anybody in, so it stays on this machine: use a real one.',
    '                         PUBLIC_URL=https://your-tunnel AUTHKIT_DOMAIN=your-project.authkit.app npm start',
  ];
  return advice.join('\n');
}
