/** A document as it was at its URL on some day. */
type KnownDocument = {
  /** When, and who saw it there; some of them are not given to programs in data centers. */
  readonly seen: string;
  readonly document: Readonly<Record<string, unknown>>;
};

const BASICS = { grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'] };

/**
 * The documents of well-known clients, for when they cannot be had and never could: claude.ai answers programs with a page that
 * only browsers get past. Each was recorded from its URL by several public repositories independently, on the day that is given.
 */
export const KNOWN_DOCUMENTS: ReadonlyMap<string, KnownDocument> = new Map(
  [
    {
      seen: '2026-09-29',
      document: {
        client_id: 'https://claude.ai/oauth/mcp-oauth-client-metadata',
        client_name: 'Claude',
        redirect_uris: ['https://claude.ai/api/mcp/auth_callback'],
        ...BASICS,
        token_endpoint_auth_method: 'none',
      },
    },
    {
      seen: '2026-09-08',
      document: {
        client_id: 'https://claude.ai/oauth/claude-code-client-metadata',
        client_name: 'Claude Code',
        redirect_uris: ['http://localhost/callback', 'http://127.0.0.1/callback'],
        ...BASICS,
        token_endpoint_auth_method: 'none',
      },
    },
    {
      seen: '2026-09-08',
      document: {
        client_id: 'https://chatgpt.com/oauth/client.json',
        client_name: 'ChatGPT',
        redirect_uris: ['https://chatgpt.com/connector_platform_oauth_redirect'],
        ...BASICS,
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'RS256',
        jwks_uri: 'https://chatgpt.com/oauth/jwks.json',
      },
    },
    {
      seen: '2026-09-08',
      document: {
        client_id: 'https://vscode.dev/oauth/client-metadata.json',
        client_name: 'Visual Studio Code',
        redirect_uris: ['http://127.0.0.1:33418/', 'https://vscode.dev/redirect'],
        ...BASICS,
        token_endpoint_auth_method: 'none',
      },
    },
  ].map((known) => [known.document.client_id, known]),
);
