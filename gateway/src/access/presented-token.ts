import type { IncomingMessage } from 'node:http';
import { headerValues } from '../http/header-values.ts';
import { AccessRefusedError } from './refusal-reason.ts';

const MAX_TOKEN_LENGTH = 8 * 1024;
/** RFC 6750 §2.1: the scheme in any case, one space or more, one b64token; so no control character either. */
const CREDENTIALS = /^(bearer|dpop) +([A-Za-z0-9\-._~+/]+=*)$/i;
const SCHEME = /^(bearer|dpop)( |$)/i;

export type PresentedToken = {
  readonly token: string;
  /** Whether it comes by the DPoP scheme (RFC 9449 §7.1), for which a proof has to be there. */
  readonly isDpop: boolean;
};

/** The one token of the request. @throws {AccessRefusedError} */
export function presentedTokenOf(req: IncomingMessage): PresentedToken {
  refuseTokenInQuery(req.url ?? '');
  const presented = tokenFromHeader(theAuthorizationHeader(req));
  if (presented.token.length > MAX_TOKEN_LENGTH) throw new AccessRefusedError('token_too_large');
  return presented;
}

/** Whether a request speaks the DPoP scheme, whatever it says in it. */
export function speaksDpop(req: IncomingMessage): boolean {
  return SCHEME.exec(req.headers.authorization ?? '')?.[1]?.toLowerCase() === 'dpop';
}

/** RFC 6750 §2.3 and OAuth 2.1: a token in a URL ends up in logs and histories, so it is refused, even beside a header. */
function refuseTokenInQuery(url: string): void {
  const at = url.indexOf('?');
  if (at !== -1 && new URLSearchParams(url.slice(at + 1)).has('access_token'))
    throw new AccessRefusedError('token_in_query');
}

/** Node keeps only the first of several; a proxy in front of us may have judged another one. */
function theAuthorizationHeader(req: IncomingMessage): string {
  const [header, ...others] = headerValues(req, 'authorization');
  if (header === undefined) throw new AccessRefusedError('credentials_missing');
  if (others.length > 0) throw new AccessRefusedError('credentials_ambiguous');
  return header;
}

function tokenFromHeader(header: string): PresentedToken {
  if (!SCHEME.test(header)) throw new AccessRefusedError('scheme_not_supported');
  const [, scheme, token] = CREDENTIALS.exec(header) ?? [];
  if (token === undefined) throw new AccessRefusedError('credentials_malformed');
  return { token, isDpop: scheme?.toLowerCase() === 'dpop' };
}
