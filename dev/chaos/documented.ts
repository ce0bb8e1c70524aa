/** What docs/architecture.md, "When something is away", and docs/reliability.md let people be told, and no more. */
export const TRY_AGAIN =
  /^tool: The library cannot be reached at the moment\. What was saved is safe; whether this call was done is not known\. Try again in a few seconds: repeating it does no harm\.$/;
/** Where calls pile up in front of what stands still. */
const OVERLOADED = /^503 overloaded$/;
const NO_UPSTREAM = /^50[34] upstream_(unavailable|timeout)$/;
export const BROKEN_CONNECTION = /^connection: (ECONNREFUSED|ECONNRESET|EPIPE|socket hang up)$/;
/** Of services that do not trust one another's clocks. */
export const IDENTITY_REFUSED = /^502 identity_refused$/;
export const TOKEN_OUT_OF_TIME = /^401 (token_expired|issued_in_future|not_yet_valid)$/;
export const OUR_SIDE =
  /^tool: Something went wrong on our side\. Try again; if it stays so, report request …\.$/;

/** While the MCP service is away, and while the library is. */
export const MCP_AWAY = [NO_UPSTREAM, OVERLOADED];
export const LIBRARY_AWAY = [TRY_AGAIN, OVERLOADED];
