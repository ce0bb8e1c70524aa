/** One thing that a real client does, or that servers of this kind have done to clients. */
type Row = {
  readonly client: string;
  readonly pain: string;
  /** Public reports of it. */
  readonly seen: string;
  /** Why no test reproduces it; absent: one does. */
  readonly untested?: string;
};

/**
 * What the clients do, by an id that the tests cite. A row without `untested` is reproduced by a test, with the client's
 * own request shapes. Where the authorization server answers, that is the stand-in for AuthKit: such a test shows that
 * the gateway plays its part, and that the stand-in is as tolerant as the real one.
 */
export const MATRIX = {
  'claude-code:resource': {
    client: 'Claude Code',
    pain: 'puts a slash behind the resource, names the origin instead of the path, or names none; gives up when the metadata names another resource than the user typed',
    seen: 'anthropics/claude-code#52871, #90497, #10572, #69917',
  },
  'claude-code:stale-client': {
    client: 'Claude Code',
    pain: 'registers again only when the token endpoint says invalid_client',
    seen: 'anthropics/claude-code#84614',
  },
  'claude-code:step-up': {
    client: 'Claude Code',
    pain: 'does not follow a 403 insufficient_scope, so the first challenge must ask for enough',
    seen: 'anthropics/claude-code#44652, #28258, #68720, #19066',
  },
  'claude.ai:relative-metadata-url': {
    client: 'claude.ai',
    pain: 'refuses a relative resource_metadata',
    seen: 'anthropics/claude-ai-mcp#136',
  },
  'claude.ai:origin-endpoints': {
    client: 'claude.ai',
    pain: 'ignores the authorization server of the metadata and uses /register, /authorize and /token of the origin',
    seen: 'anthropics/claude-ai-mcp#716, #481',
  },
  'claude.ai:silence': {
    client: 'claude.ai',
    pain: 'OAuth completes and no request follows, and nobody can tell why: refused by user agent, or without a trace',
    seen: 'anthropics/claude-ai-mcp#549, #680, #335, #438, #1061',
  },
  'claude.ai:slash': {
    client: 'claude.ai',
    pain: 'calls /mcp and /mcp/, and loses the credential on a redirect between them',
    seen: 'anthropics/claude-ai-mcp#299',
  },
  'claude.ai:refresh': {
    client: 'claude.ai',
    pain: 'refreshes only when the metadata offers offline_access',
    seen: 'anthropics/claude-ai-mcp#228, #247, #253, #840',
  },
  'claude.ai:metadata': {
    client: 'claude.ai',
    pain: 'needs a way to register, the method none, and PKCE in the metadata',
    seen: 'anthropics/claude-ai-mcp#269, #786, #560, #913',
  },
  'claude.ai:client-document': {
    client: 'claude.ai',
    pain: 'names itself by the URL of a document that the authorization server cannot always fetch',
    seen: 'anthropics/claude-ai-mcp#650, #96, #518',
  },
  'claude.ai:foreign-client-id': {
    client: 'claude.ai',
    pain: 'uses a client id of another server without registering',
    seen: 'PrefectHQ/fastmcp#3957',
  },
  'claude.ai:two-addresses': {
    client: 'claude.ai',
    pain: 'calls from several addresses at once with the same token',
    seen: 'PrefectHQ/fastmcp#4265, #4901',
  },
  'claude:registers-again': {
    client: 'Claude (hosted)',
    pain: 'registers again and again, with the same metadata from the same address',
    seen: 'activepieces/activepieces#15016',
  },
  'chatgpt:callback': {
    client: 'ChatGPT',
    pain: 'has a callback of its own for each connector',
    seen: 'BasedHardware/omi#8824',
  },
  'chatgpt:resource-query': {
    client: 'ChatGPT',
    pain: 'keeps the query string of the URL in the resource and on each request',
    seen: 'getsentry/sentry-mcp#1247',
  },
  'chatgpt:private-key-jwt': {
    client: 'ChatGPT',
    pain: 'proves itself by private_key_jwt',
    seen: 'getsentry/sentry-mcp#1247',
    untested:
      'A gateway that can reach the document of a test is needed for it: gateway/test/oauth-proxy-client-keys.test.ts has one.',
  },
  'cursor:redirect-uri': {
    client: 'Cursor',
    pain: 'registers cursor:// as a web application',
    seen: 'better-auth/better-auth#10946, laravel/mcp#173',
  },
  'vscode:loopback': {
    client: 'VS Code',
    pain: 'listens on port 33418, or on any other when that is taken, with a slash behind it',
    seen: 'microsoft/vscode#278512, #260446',
  },
  'vscode:discovery': {
    client: 'VS Code',
    pain: 'goes through a list of discovery URLs, and takes the wrong server when one of them answers wrongly',
    seen: 'microsoft/vscode#319440, #261120, #269593, #256236',
  },
  'vscode:restart': {
    client: 'VS Code',
    pain: 'does not try again when the server forgot it in a restart',
    seen: 'microsoft/vscode#270383',
  },
  'inspector:cors': {
    client: 'MCP Inspector',
    pain: 'runs in a browser: preflights on every address, and WWW-Authenticate must be exposed',
    seen: 'envoyproxy/ai-gateway#2307',
  },
  'mcp-remote:instances': {
    client: 'mcp-remote',
    pain: 'runs several times with one registration, each on another port, and signs in at the same time',
    seen: 'punkpeye/mcp-remote#325, #245, #72, #135, #53',
  },
  'codex:slash': {
    client: 'Codex, Vercel AI SDK',
    pain: 'puts a slash behind the resource at every step, and insists on iss in the answer',
    seen: 'openai/codex#35716, #41836, vercel/ai#13988',
  },
  'gemini:registration-only': {
    client: 'Gemini Spark',
    pain: 'can register dynamically and in no other way',
    seen: 'BasedHardware/omi#11263',
  },
  'perplexity:secret': {
    client: 'Perplexity',
    pain: 'says that it has no secret, and needs one',
    seen: 'stacklok/toolhive docs/arch/11',
    untested:
      'The authorization server alone decides this: AuthKit, or the OAuth proxy, whose clients have no secret.',
  },
  'opencode:concurrent-refresh': {
    client: 'OpenCode',
    pain: 'refreshes while calls with the old token are under way',
    seen: 'better-auth/better-auth#8512',
  },
  'opencode:replayed-refresh': {
    client: 'OpenCode',
    pain: 'uses one refresh token several times at once, and is signed out for it',
    seen: 'better-auth/better-auth#8512',
  },
  'replicas:state': {
    client: 'Any, with several replicas',
    pain: 'meets a replica that has never seen it',
    seen: 'stacklok/toolhive#4122',
  },
  'authkit:audience': {
    client: 'AuthKit',
    pain: 'issues tokens for another audience until the resource is entered in its dashboard',
    seen: 'MCPJam/inspector#3879, #1844',
  },
  'authkit:keys': {
    client: 'AuthKit',
    pain: 'has its keys where only its metadata says',
    seen: 'adcontextprotocol/adcp#1067, #1138',
  },
  poke: {
    client: 'Poke',
    pain: 'sends the same X-Poke-User-Id for everybody, calls tools in parallel, and lists them once',
    seen: 'its documentation',
  },
} as const satisfies Record<string, Row>;

export type RowId = keyof typeof MATRIX;

/** The name of a test that does what the client of a row does; `matrix.test.ts` looks for these calls. */
export function reproduces(row: RowId, sentence: string): string {
  return `${row} ${sentence}`;
}
