import { SCOPES, type Scope } from '@bookmarks/identity';

/** What a refusal's words may name: all of it is public. */
export type RefusalContext = { readonly resource: string; readonly issuer: string };

type RefusalRule = {
  readonly status: 401 | 403 | 503;
  /** RFC 6750 §3.1: a client that sent no credential gets no `error`, only the way to one. */
  readonly error?: 'invalid_token' | 'insufficient_scope' | 'invalid_dpop_proof';
  readonly what: string;
  /** What the reader can do about it. */
  readonly remedy: string | ((context: RefusalContext) => string);
};

const SIGN_IN = 'Sign in again to get a new access token.';
const USE_BEARER = 'Send exactly one header of the form Authorization: Bearer <access token>.';
const USE_ACCESS_TOKEN = 'Send the access token that the authorization server issued, unchanged.';

const invalidToken = (what: string, remedy: RefusalRule['remedy']) =>
  ({ status: 401, error: 'invalid_token', what, remedy }) as const;

const MAKE_PROOF =
  'Make a new proof (RFC 9449 §4.2) for each request, with the key that the token is bound to.';

const invalidProof = (what: string) =>
  ({ status: 401, error: 'invalid_dpop_proof', what, remedy: MAKE_PROOF }) as const;

/** What is about proofs that a client has the key of its token. */
export const PROOF_RULES = {
  proof_required: invalidToken(
    'The access token is bound to a key, and came without a proof.',
    'Send it as Authorization: DPoP <access token>, with a proof in the header DPoP.',
  ),
  proof_not_expected: invalidToken(
    'The access token is bound to no key, so that a proof proves nothing.',
    'Send it as Authorization: Bearer <access token>, or ask for a token that is bound to your key.',
  ),
  proof_missing: invalidProof('There is not exactly one header DPoP.'),
  proof_malformed: invalidProof(
    'The proof is not a signed JWT of the type dpop+jwt with the expected claims.',
  ),
  proof_alg_not_allowed: invalidProof('The proof is signed with an algorithm that is not accepted.'),
  proof_key_invalid: invalidProof('The proof does not hold a public key.'),
  proof_signature_invalid: invalidProof('The signature of the proof does not hold.'),
  proof_method_mismatch: invalidProof('The proof is for another method (htm).'),
  proof_url_mismatch: invalidProof('The proof is for another URL (htu).'),
  proof_not_recent: invalidProof('The proof was not made just now (iat).'),
  proof_token_mismatch: invalidProof('The proof is for another access token (ath).'),
  proof_key_mismatch: invalidProof(
    'The proof is by another key than the one that the access token is bound to.',
  ),
  proof_replayed: invalidProof('The proof was used before (jti).'),
} satisfies Record<string, RefusalRule>;

/** Every reason for which a credential is refused. The codes are a contract: logs, answers and dashboards name them. */
export const REFUSAL_RULES = {
  credentials_missing: {
    status: 401,
    what: 'The request carries no access token.',
    remedy: 'Sign in: the resource_metadata in WWW-Authenticate says where.',
  },
  scheme_not_supported: {
    status: 401,
    what: 'The Authorization header is neither of the Bearer nor of the DPoP scheme.',
    remedy: USE_BEARER,
  },
  credentials_ambiguous: invalidToken('There is more than one Authorization header.', USE_BEARER),
  credentials_malformed: invalidToken('The Authorization header does not hold one token.', USE_BEARER),
  token_in_query: invalidToken('The access token is in the URL, where logs keep it.', USE_BEARER),
  token_too_large: invalidToken('The access token is longer than 8 KB.', USE_ACCESS_TOKEN),
  malformed: invalidToken('The access token is not a signed JWT with the expected claims.', USE_ACCESS_TOKEN),
  alg_not_allowed: invalidToken(
    'The access token is signed with an algorithm that is not accepted.',
    SIGN_IN,
  ),
  type_not_allowed: invalidToken('The token is of another type than an access token.', USE_ACCESS_TOKEN),
  kid_unknown: invalidToken(
    'The access token names a key that the authorization server does not have.',
    SIGN_IN,
  ),
  signature_invalid: invalidToken('The signature of the access token does not hold.', SIGN_IN),
  issuer_mismatch: invalidToken(
    'The access token comes from another authorization server.',
    ({ issuer }) => `Sign in at ${issuer}.`,
  ),
  audience_mismatch: invalidToken(
    'The access token is meant for another server.',
    ({ resource }) =>
      `Ask for a token with resource=${resource}. Operator: in the AuthKit dashboard, add ${resource} as a Resource Indicator.`,
  ),
  expiry_missing: invalidToken('The access token never expires.', SIGN_IN),
  token_expired: invalidToken('The access token has expired.', 'Use the refresh token, or sign in again.'),
  lifetime_too_long: invalidToken(
    'The access token is valid for longer than the server allows.',
    'Operator: shorten the access tokens in the AuthKit dashboard, or raise MAX_TOKEN_LIFETIME_SECONDS.',
  ),
  not_yet_valid: invalidToken('The access token is not valid yet.', 'Check the clocks of both servers.'),
  issued_in_future: invalidToken(
    'The access token was issued in the future.',
    'Check the clocks of both servers.',
  ),
  subject_missing: invalidToken('The access token does not say whose it is.', SIGN_IN),
  subject_invalid: invalidToken('The subject of the access token cannot be used.', SIGN_IN),
  confirmation_unsupported: invalidToken(
    'The access token is bound to something (cnf) of which the server cannot check a proof.',
    'Ask for a token without mutual TLS.',
  ),
  ...PROOF_RULES,
  access_revoked: invalidToken('The access token was revoked.', SIGN_IN),
  app_disconnected: invalidToken(
    'The person whose bookmarks these are has disconnected this app.',
    'Ask them to allow it again on the account page, under Apps.',
  ),
  client_denied: invalidToken(
    'The operator of the server lets this app in no more.',
    'Ask the operator if that is a mistake.',
  ),
  provider_session_ended: invalidToken(
    'The provider that you signed in at has ended your session there.',
    SIGN_IN,
  ),
  api_key_invalid: invalidToken(
    'The API key is not good, or not any more.',
    'Make a new one on the account page, and send it whole.',
  ),
  insufficient_scope: {
    status: 403,
    error: 'insufficient_scope',
    what: 'The access token does not allow this call.',
    remedy: 'Ask for a token with every scope that the challenge names.',
  },
  revocations_unavailable: {
    status: 503,
    what: 'Nobody can say at the moment whether the access token was revoked.',
    remedy: 'Keep the token and try again soon.',
  },
  api_keys_unavailable: {
    status: 503,
    what: 'The API key cannot be looked up at the moment.',
    remedy: 'Keep the key and try again soon.',
  },
  provider_unavailable: {
    status: 503,
    what: 'The provider that you signed in at does not answer.',
    remedy: 'Keep the token and try again soon.',
  },
  keys_unavailable: {
    status: 503,
    what: 'The access token cannot be checked, because the authorization server does not answer.',
    remedy: 'Keep the token and try again soon.',
  },
} satisfies Record<string, RefusalRule>;

export type RefusalReason = keyof typeof REFUSAL_RULES;

/** The rule for `reason`, in its general form. */
export function refusalRule(reason: RefusalReason): RefusalRule {
  return REFUSAL_RULES[reason];
}

type RefusalOptions = ErrorOptions & { readonly requiredScopes?: readonly Scope[] };

/** A credential was refused, or does not allow what was asked. The cause is for the log. */
export class AccessRefusedError extends Error {
  override readonly name = 'AccessRefusedError';
  readonly reason: RefusalReason;
  /** Every scope that the client should ask for. */
  readonly requiredScopes: readonly Scope[];
  constructor(reason: RefusalReason, { requiredScopes = SCOPES, ...options }: RefusalOptions = {}) {
    super(`access refused: ${reason}`, options);
    this.reason = reason;
    this.requiredScopes = requiredScopes;
  }
}
