import type { IncomingMessage } from 'node:http';
import { AccessRefusedError } from './refusal-reason.ts';

const MAX_TOKEN_LENGTH = 8 * 1024;
/** RFC 6750 §2.1: the scheme in any case, one space or more, one b64token; so no control character either. */
const BEARER = /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i;
const BEARER_SCHEME = /^bearer( |$)/i;

/** The one bearer token of the request. @throws {AccessRefusedError} */
export function bearerTokenOf(req: IncomingMessage): string {
  refuseTokenInQuery(req.url ?? '');
  const token = tokenFromHeader(theAuthorizationHeader(req));
  if (token.length > MAX_TOKEN_LENGTH) throw new AccessRefusedError('token_too_large');
  return token;
}

/** RFC 6750 §2.3 and OAuth 2.1: a token in a URL ends up in logs and histories, so it is refused, even beside a header. */
function refuseTokenInQuery(url: string): void {
  const query = url.split('?').slice(1).join('?');
  if (new URLSearchParams(query).has('access_token')) throw new AccessRefusedError('token_in_query');
}

/** Node keeps only the first of several; a proxy in front of us may have judged another one. */
function theAuthorizationHeader(req: IncomingMessage): string {
  const [header, ...others] = req.headersDistinct.authorization ?? [];
  if (header === undefined) throw new AccessRefusedError('credentials_missing');
  if (others.length > 0) throw new AccessRefusedError('credentials_ambiguous');
  return header;
}

function tokenFromHeader(header: string): string {
  if (!BEARER_SCHEME.test(header)) throw new AccessRefusedError('scheme_not_supported');
  const token = BEARER.exec(header)?.[1];
  if (token === undefined) throw new AccessRefusedError('credentials_malformed');
  return token;
}
