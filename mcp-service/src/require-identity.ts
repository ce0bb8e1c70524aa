import { IDENTITY_HEADER, type Identity, IdentityError, type VerifyIdentity } from '@bookmarks/identity';
import { acceptRequestId, type Logger, REQUEST_ID_HEADER } from '@bookmarks/telemetry';
import {
  type OpenUpstreamToken,
  UPSTREAM_TOKEN_HEADER,
  type UpstreamToken,
  UpstreamTokenError,
} from '@bookmarks/upstream';
import type { RequestHandler } from 'express';
import { INVALID_REQUEST, sendJsonRpcError } from './http/json-rpc-error.ts';

/** A request whose assertion was verified; `assertion` goes on to the bookmark service as it came. */
export type VerifiedCall = {
  readonly identity: Identity;
  readonly assertion: string;
  readonly requestId: string;
  /** Where the call needs the API of the upstream, and its caller signed in there. */
  readonly upstreamToken: UpstreamToken | undefined;
};

/**
 * Lets a request through when the gateway vouches for its caller, and tells `accept` who that is. Anything else gets
 * 401, which only a request that did not come through the gateway can see; so does a token of the upstream that is not
 * this caller's.
 */
export function createRequireIdentity(deps: {
  readonly verifyIdentity: VerifyIdentity;
  /** Undefined: there is no upstream, and no token of one is looked at. */
  readonly openUpstreamToken: OpenUpstreamToken | undefined;
  readonly accept: (request: Parameters<RequestHandler>[0], call: VerifiedCall) => void;
  readonly log: Logger;
}): RequestHandler {
  return async (request, response, next) => {
    const requestId = acceptRequestId(request.get(REQUEST_ID_HEADER));
    response.set(REQUEST_ID_HEADER, requestId);
    const assertion = request.get(IDENTITY_HEADER) ?? '';
    try {
      const identity = await deps.verifyIdentity(assertion);
      const header = request.get(UPSTREAM_TOKEN_HEADER);
      const upstreamToken =
        header === undefined ? undefined : await deps.openUpstreamToken?.(header, identity.sub);
      deps.accept(request, { identity, assertion, requestId, upstreamToken });
    } catch (error) {
      if (!(error instanceof IdentityError || error instanceof UpstreamTokenError)) throw error;
      deps.log.warn({ reason: error.code, request_id: requestId }, 'identity refused');
      return sendJsonRpcError(response, 401, INVALID_REQUEST, 'The request carries no valid identity.');
    }
    next();
  };
}
