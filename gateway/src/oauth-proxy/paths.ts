/** Everything of the OAuth proxy is below this path; its issuer is `PUBLIC_URL` with it. */
export const PROXY_PATH = '/oauth';

export const PATHS = {
  authorization: `${PROXY_PATH}/authorize`,
  token: `${PROXY_PATH}/token`,
  registration: `${PROXY_PATH}/register`,
  revocation: `${PROXY_PATH}/revoke`,
  introspection: `${PROXY_PATH}/introspect`,
  jwks: `${PROXY_PATH}/jwks`,
} as const;

/** Where people decide; then the id of what they decide about. */
export const CONSENT_PATH = `${PROXY_PATH}/consent`;
/** Where the upstream sends people back to. */
export const UPSTREAM_CALLBACK_PATH = `${PROXY_PATH}/callback`;
