import { z } from 'zod';
import { ALGORITHMS, JWK_SET } from '../../authorization-server/jwk-set.ts';
import { clientMetadata, REGISTRATION } from './registration.ts';

const NO_SECRET = z.undefined('must not be there: everybody can read the document').optional();

const DOCUMENT = REGISTRATION.extend({
  client_id: z.string(),
  client_secret: NO_SECRET,
  client_secret_expires_at: NO_SECRET,
});

/** Whatever else it says of keys is not used, and so need not be usable. */
const WITHOUT_KEY = DOCUMENT.extend({ token_endpoint_auth_method: z.literal('none').default('none') });

const WITH_KEY = DOCUMENT.extend({
  token_endpoint_auth_method: z.literal('private_key_jwt'),
  token_endpoint_auth_signing_alg: z.enum(ALGORITHMS).optional(),
  jwks: JWK_SET.optional(),
  jwks_uri: z.string().max(2048).optional(),
}).refine(
  ({ jwks, jwks_uri }) => (jwks === undefined) !== (jwks_uri === undefined),
  'must have either jwks or jwks_uri',
);

/**
 * What a client says of itself at the URL that is its id (draft-ietf-oauth-client-id-metadata-document), as far as it matters here.
 * It may prove by a key who it is (`private_key_jwt`), where a registration at the gateway cannot.
 */
export const METADATA_DOCUMENT = z.union([WITHOUT_KEY, WITH_KEY]);
export type MetadataDocument = z.infer<typeof METADATA_DOCUMENT>;

/** The document as oidc-provider has clients. */
export function documentMetadata(document: MetadataDocument) {
  const metadata = clientMetadata(document);
  if (document.token_endpoint_auth_method === 'none') return metadata;
  const { token_endpoint_auth_method, token_endpoint_auth_signing_alg, jwks, jwks_uri } = document;
  return {
    ...metadata,
    token_endpoint_auth_method,
    ...(token_endpoint_auth_signing_alg && { token_endpoint_auth_signing_alg }),
    ...(jwks_uri === undefined ? { jwks } : { jwks_uri }),
  };
}
