import { createHash } from 'node:crypto';
import type { Client } from '../client.ts';
import type { Agreement, Grants } from './grants.ts';
import type { Parameters } from './parameters.ts';

export type Redeemed =
  | { readonly agreement: Agreement; readonly refreshToken: string | undefined }
  | { readonly refused: 'client' | 'code' | 'refresh_token' };

/** What a token request is good for; each provider says it in its own words. The client proves itself in the body. */
export function redeem(parameters: Parameters, at: { grants: Grants; client: Client }): Redeemed {
  const { client_id, client_secret, grant_type, refresh_token } = parameters;
  if (client_id !== at.client.clientId || client_secret !== at.client.clientSecret)
    return { refused: 'client' };
  if (grant_type === 'refresh_token') {
    const agreement = at.grants.byRefreshToken(refresh_token);
    return agreement ? { agreement, refreshToken: refresh_token } : { refused: 'refresh_token' };
  }
  const agreement = at.grants.takeCode(parameters.code);
  const isRedeemed = agreement !== undefined && isProven(parameters, agreement, at.client);
  return isRedeemed ? { agreement, refreshToken: undefined } : { refused: 'code' };
}

function isProven(
  { redirect_uri, code_verifier = '' }: Parameters,
  { codeChallenge }: Agreement,
  { redirectUri }: Client,
): boolean {
  if (redirect_uri !== undefined && redirect_uri !== redirectUri) return false;
  if (codeChallenge === undefined) return true;
  return createHash('sha256').update(code_verifier).digest('base64url') === codeChallenge;
}
