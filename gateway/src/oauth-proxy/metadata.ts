import { SCOPES } from '@bookmarks/identity';
import { ALGORITHMS } from '../authorization-server/jwk-set.ts';
import { PATHS } from './paths.ts';

/** RFC 8414 §2. The same is served as OpenID configuration, where some clients look, and so has that document's required members. */
export function proxyMetadata(issuer: string, { hasIntrospection }: { hasIntrospection: boolean }) {
  const at = (path: string) => new URL(path, issuer).href;
  return {
    issuer,
    authorization_endpoint: at(PATHS.authorization),
    token_endpoint: at(PATHS.token),
    registration_endpoint: at(PATHS.registration),
    revocation_endpoint: at(PATHS.revocation),
    ...(hasIntrospection && { introspection_endpoint: at(PATHS.introspection) }),
    jwks_uri: at(PATHS.jwks),
    scopes_supported: [...SCOPES, 'offline_access'],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ALGORITHMS,
    revocation_endpoint_auth_methods_supported: ['none'],
    dpop_signing_alg_values_supported: ALGORITHMS,
    client_id_metadata_document_supported: true,
    authorization_response_iss_parameter_supported: true,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
  };
}
