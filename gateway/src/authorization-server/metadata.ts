import { z } from 'zod';

/**
 * Authorization server metadata (RFC 8414 §2): what the gateway needs is checked, everything else is kept, because
 * clients get the document as it is.
 *
 * The issuer must be the configured one to the letter (§3.3), or one server could speak for another. Endpoints must be
 * https, because clients open what stands here.
 */
export function metadataSchema({ issuer, allowHttp }: { issuer: string; allowHttp: boolean }) {
  const endpoint = z
    .url({ protocol: allowHttp ? /^https?$/ : /^https$/, error: 'must be an https URL' })
    .max(2048);
  return z.looseObject({
    issuer: z.literal(issuer, { error: `must be ${issuer}, as AUTHKIT_DOMAIN says` }),
    authorization_endpoint: endpoint,
    token_endpoint: endpoint,
    jwks_uri: endpoint,
    registration_endpoint: endpoint.optional(),
  });
}

export type AuthorizationServerMetadata = z.infer<ReturnType<typeof metadataSchema>>;
