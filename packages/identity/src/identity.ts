import { z } from 'zod';

/** The HTTP header and gRPC metadata key that carries the assertion, a compact JWS (RFC 7515). */
export const IDENTITY_HEADER = 'x-user-sub';
export const IDENTITY_ISSUER = 'gateway';
export const IDENTITY_TYPE = 'identity+jwt';
export const IDENTITY_ALGORITHM = 'EdDSA';
export const IDENTITY_LIFETIME_SECONDS = 30;

/** The services that may act on an assertion. One token serves both hops, so no service ever makes one. */
export const AUDIENCES = ['mcp-service', 'bookmark-service'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** `bookmarks:write` implies `bookmarks:read`; a caller that may write always carries both. */
export const SCOPES = ['bookmarks:read', 'bookmarks:write'] as const;
export type Scope = (typeof SCOPES)[number];

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused; a subject ends up in headers and logs.
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f]/;

/** Who is calling, as the gateway found out from a credential. */
export const CALLER_SCHEMA = z.object({
  sub: z
    .string()
    .min(1)
    .max(255)
    .refine((sub) => !CONTROL_CHARACTERS.test(sub), 'must not contain control characters')
    .brand<'UserSub'>(),
  scopes: z.array(z.enum(SCOPES)).readonly(),
  /** The OAuth client that the person uses, where known. */
  clientId: z.string().max(2048).optional(),
  /**
   * How the caller proved who they are; `session`: they signed in to the pages of the gateway; `ingest_token`: by a token with
   * which a bookmark can be saved, and nothing else be done or seen.
   */
  method: z.enum(['oauth', 'api_key', 'session', 'ingest_token']),
});
export type Caller = z.infer<typeof CALLER_SCHEMA>;

/** The `sub` of a verified identity. Every row belongs to one; no other string is one. */
export type UserSub = Caller['sub'];

/** A caller whose assertion was verified. */
export type Identity = Caller & { readonly jti: string; readonly expiresAt: Date };

export type IdentityErrorCode = 'identity_missing' | 'identity_invalid' | 'identity_expired';

/** The assertion is absent or does not hold. The code is for logs; the caller learns only that it was refused. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError';
  readonly code: IdentityErrorCode;
  constructor(code: IdentityErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
