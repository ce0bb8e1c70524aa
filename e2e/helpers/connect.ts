import { connectPoke, type PokeSession } from '@bookmarks/dev/poke';
import { authorizeByLoginHint } from '@bookmarks/dev/sign-in';
import {
  Client,
  type FetchLike,
  type OAuthClientProvider,
  type OAuthDiscoveryState,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import { mcpUrl } from './gateway.ts';

/** A signed-in client of either era. */
export type Session = AsyncDisposable & {
  readonly call: (name: string, args?: object) => Promise<Answer>;
};
export type Answer = {
  readonly isError: boolean;
  readonly text: string;
  readonly data: Record<string, unknown>;
};

/** A v1 client, which signs in and speaks as Poke does. */
export async function connectV1(
  user: string,
  url = mcpUrl(),
  fetch: FetchLike = globalThis.fetch,
): Promise<Session & { poke: PokeSession }> {
  const poke = await connectPoke({ mcpUrl: url, loginHint: user, fetch });
  return {
    poke,
    call: async (name, args = {}) => answerOf(await poke.callTool(name, { ...args })),
    [Symbol.asyncDispose]: () => poke[Symbol.asyncDispose](),
  };
}

/** A v2 client of revision 2026-07-28, which signs in by the OAuth of its own SDK. */
export async function connectV2(
  user: string,
  url = mcpUrl(),
  fetch: FetchLike = globalThis.fetch,
): Promise<Session & { client: Client }> {
  const provider = createOAuthProvider(user, fetch);
  const client = () =>
    new Client({ name: 'e2e', version: '1' }, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  const transport = () => new StreamableHTTPClientTransport(url, { authProvider: provider, fetch });
  const first = transport();
  const outcome = await client()
    .connect(first)
    .catch((error: unknown) => error);
  if (!UnauthorizedError.isInstance(outcome)) throw outcome ?? new Error('The server asked for no sign-in.');
  await first.finishAuth(await provider.callback());

  const signedIn = client();
  await signedIn.connect(transport());
  return {
    client: signedIn,
    call: async (name, args = {}) => answerOf(await signedIn.callTool({ name, arguments: { ...args } })),
    [Symbol.asyncDispose]: () => signedIn.close(),
  };
}

const CALLBACK = 'http://127.0.0.1:33418/callback';

function createOAuthProvider(
  user: string,
  fetch: FetchLike,
): OAuthClientProvider & { callback: () => Promise<URLSearchParams> } {
  let client: Awaited<ReturnType<OAuthClientProvider['clientInformation']>>;
  let tokens: Awaited<ReturnType<OAuthClientProvider['tokens']>>;
  let discovered: OAuthDiscoveryState | undefined;
  let verifier = '';
  let authorizationUrl: URL | undefined;
  return {
    redirectUrl: CALLBACK,
    clientMetadata: {
      client_name: 'e2e',
      redirect_uris: [CALLBACK],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'none',
    },
    clientInformation: () => client,
    saveClientInformation: (information) => {
      client = information;
    },
    tokens: () => tokens,
    saveTokens: (issued) => {
      tokens = issued;
    },
    discoveryState: () => discovered,
    saveDiscoveryState: (state) => {
      discovered = state;
    },
    codeVerifier: () => verifier,
    saveCodeVerifier: (code) => {
      verifier = code;
    },
    redirectToAuthorization: (asked) => {
      authorizationUrl = asked;
    },
    callback: () => {
      if (authorizationUrl === undefined) throw new Error('The client asked for no authorization.');
      return authorizeByLoginHint({ authorizationUrl, callback: CALLBACK, loginHint: user, fetch });
    },
  };
}

export function answerOf(result: object): Answer {
  const { isError, content, structuredContent } = result as {
    isError?: boolean;
    content: { text?: string }[];
    structuredContent?: Record<string, unknown>;
  };
  return { isError: isError === true, text: content[0]?.text ?? '', data: structuredContent ?? {} };
}
