import { z } from 'zod';
import { UPSTREAM_PROVIDERS } from './provider.ts';

/** The HTTP header that carries the token from the gateway to the MCP service, a compact JWE (RFC 7516). */
export const UPSTREAM_TOKEN_HEADER = 'x-upstream-token';
export const UPSTREAM_TOKEN_ISSUER = 'gateway';
export const UPSTREAM_TOKEN_AUDIENCE = 'mcp-service';
export const UPSTREAM_TOKEN_TYPE = 'upstream-token+jwt';
export const UPSTREAM_TOKEN_KEY_MANAGEMENT = 'dir';
export const UPSTREAM_TOKEN_ENCRYPTION = 'A256GCM';
export const UPSTREAM_TOKEN_LIFETIME_SECONDS = 30;

/** RFC 6750, section 2.1: what may stand in a bearer header. Much longer tokens fit into no header. */
export const UPSTREAM_TOKEN_CLAIMS = z.object({
  provider: z.enum(UPSTREAM_PROVIDERS),
  access_token: z.string().regex(/^[\w\-.~+/]{1,4096}=*$/),
});

/** What opens the API of the upstream to one call. The token is a secret of the user's. */
export type UpstreamToken = {
  readonly provider: z.infer<typeof UPSTREAM_TOKEN_CLAIMS>['provider'];
  readonly accessToken: string;
};

export type UpstreamTokenErrorCode = 'upstream_token_invalid' | 'upstream_token_expired';

/** The header does not open for this caller. The code is for logs; the caller learns only that it was refused. */
export class UpstreamTokenError extends Error {
  override readonly name = 'UpstreamTokenError';
  readonly code: UpstreamTokenErrorCode;
  constructor(code: UpstreamTokenErrorCode, options?: ErrorOptions) {
    super('The token of the upstream cannot be opened.', options);
    this.code = code;
  }
}
