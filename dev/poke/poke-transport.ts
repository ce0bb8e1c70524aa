import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { FetchLike } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import type { AccessTokens } from './access-tokens.ts';
import { POKE_PROTOCOL_VERSION } from './poke-protocol.ts';

/** Everybody who installs an integration sends the same one, so it proves nothing. */
const POKE_USER_ID = 'poke-user';

/** Streamable HTTP with a fresh token on every request, offering the protocol version that Poke offers. */
export class PokeTransport extends StreamableHTTPClientTransport {
  constructor(mcpUrl: URL, options: { readonly tokens: AccessTokens; readonly fetch: FetchLike }) {
    super(mcpUrl, {
      fetch: withAccessToken(options),
      requestInit: { headers: { 'X-Poke-User-Id': POKE_USER_ID } },
    });
  }

  /** The SDK always offers the newest version that it knows. */
  override send(message: JSONRPCMessage, options?: Parameters<StreamableHTTPClientTransport['send']>[1]) {
    if (!('method' in message) || message.method !== 'initialize') return super.send(message, options);
    const params = { ...message.params, protocolVersion: POKE_PROTOCOL_VERSION };
    return super.send({ ...message, params }, options);
  }
}

/** Adds the token, and asks once more with another one when it is refused. */
function withAccessToken({
  tokens,
  fetch,
}: {
  readonly tokens: AccessTokens;
  readonly fetch: FetchLike;
}): FetchLike {
  const sendWith = (url: string | URL, init: RequestInit | undefined, accessToken: string) => {
    const headers = new Headers(init?.headers);
    headers.set('authorization', `Bearer ${accessToken}`);
    return fetch(url, { ...init, headers });
  };
  return async (url, init) => {
    const accessToken = await tokens.current();
    const response = await sendWith(url, init, accessToken);
    if (response.status !== 401) return response;
    await response.body?.cancel();
    return sendWith(url, init, await tokens.instead(accessToken));
  };
}
