import { redirectUriKind } from '@bookmarks/authorization-requests';
import { z } from 'zod';

/** Of what a client says of itself (RFC 7591 §2), that which matters here; all else is neither kept nor believed. */
export const REGISTRATION = z.object({
  redirect_uris: z
    .array(
      z
        .string()
        .max(1024)
        .refine(
          (uri) => redirectUriKind(uri) !== undefined,
          'must use https, http on a loopback host, or the private-use scheme of an app, without a fragment',
        ),
    )
    .min(1, 'must name at least one address')
    .max(16, 'must name at most 16 addresses'),
  client_name: z.string().max(200).optional(),
});
export type Registration = z.infer<typeof REGISTRATION>;

/** How every client is registered, whatever it asked for (§3.2.1): without a secret, for the code and its renewal. */
export function clientMetadata({ redirect_uris, client_name }: Registration) {
  const isWeb = redirect_uris.every((uri) => redirectUriKind(uri) === 'https');
  return {
    redirect_uris,
    ...(client_name !== undefined && { client_name }),
    // Cursor says `web` of itself with `cursor://`, and most clients say nothing, which means web.
    application_type: isWeb ? ('web' as const) : ('native' as const),
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code' as const],
    token_endpoint_auth_method: 'none' as const,
  };
}
