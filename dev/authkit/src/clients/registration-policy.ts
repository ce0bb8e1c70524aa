import { redirectUriKind } from '@bookmarks/authorization-requests';
import { type ClientMetadata, errors } from 'oidc-provider';
import { z } from 'zod';

export const GRANT_TYPES = ['authorization_code', 'refresh_token'] as const;
const RESPONSE_TYPES = ['code'] as const;
const MAX_REDIRECT_URIS = 32;

const REDIRECT_URIS = z.array(z.string()).max(MAX_REDIRECT_URIS);
const STRINGS = z.array(z.string());

/**
 * Makes of a client's metadata (RFC 7591, section 2) what this server can serve; section 3.2.1 lets it replace what
 * it does not support. Runs for registrations and for Client ID Metadata Documents alike.
 *
 * @throws {errors.InvalidClientMetadata} for a redirect URI that is not `https:`, loopback or of a private-use scheme.
 */
export function applyRegistrationPolicy(metadata: ClientMetadata): void {
  const redirectUris = REDIRECT_URIS.safeParse(metadata.redirect_uris);
  if (!redirectUris.success) return; // The library says what is wrong with the form.
  const kinds = redirectUris.data.map(requiredKind);
  // Cursor sends application_type=web with cursor://, and most clients send none, which means web.
  if (kinds.some((kind) => kind !== 'https')) metadata.application_type = 'native';
  metadata.grant_types = supported(metadata.grant_types, GRANT_TYPES);
  metadata.response_types = supported(metadata.response_types, RESPONSE_TYPES);
  // Scopes are decided at each authorization; clients ask for more there than they registered.
  delete metadata.scope;
}

function requiredKind(uri: string) {
  const kind = redirectUriKind(uri);
  if (kind !== undefined) return kind;
  // oidc-provider answers invalid_redirect_uri when the description starts with the name of the member.
  throw new errors.InvalidClientMetadata(
    'redirect_uris must use https, http on a loopback host, or the private-use scheme of an app, without a fragment',
  );
}

/** VS Code, for one, also registers for the device grant. */
function supported<Value extends string>(offered: unknown, all: readonly Value[]): Value[] {
  const values = STRINGS.safeParse(offered);
  const kept = values.success ? all.filter((value) => values.data.includes(value)) : [];
  return kept.length > 0 ? kept : [...all];
}
