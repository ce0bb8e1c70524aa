const MINUTE_SECONDS = 60;
const DAY_SECONDS = 24 * 60 * MINUTE_SECONDS;

export const ACCESS_TOKEN_SECONDS = 15 * MINUTE_SECONDS;
export const CODE_SECONDS = MINUTE_SECONDS;
/** For a person who reads what they agree to, and signs in at the upstream. */
export const AUTHORIZATION_SECONDS = 10 * MINUTE_SECONDS;
export const REFRESH_TOKEN_SECONDS = 30 * DAY_SECONDS;
/** After so long the person is asked again, however often tokens were renewed. */
export const GRANT_SECONDS = 365 * DAY_SECONDS;
