import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type CanonicalResource,
  replayedRequest,
  withCanonicalResource,
} from '@bookmarks/authorization-requests';
import express, { type Router } from 'express';
import { ENDPOINTS, METADATA_PATHS } from '../endpoints.ts';
import { tolerantAuthorization } from './tolerant-parameters.ts';

const MAX_TOKEN_REQUEST_BYTES = 32 * 1024;

/** Puts requests right that clients make in slightly wrong ways, before oidc-provider, which is strict, sees them. */
export function createTolerantRequests(deps: {
  readonly canonicalResource: CanonicalResource;
  readonly oidc: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}): Router {
  const router = express.Router({ strict: true });
  for (const path of METADATA_PATHS) {
    router.all(`${path}/`, (request, _response, next) => {
      request.url = path;
      next();
    });
  }
  router.get(ENDPOINTS.authorization, (request, _response, next) => {
    const { searchParams } = new URL(request.url, 'http://localhost');
    request.url = `${ENDPOINTS.authorization}?${tolerantAuthorization(searchParams, deps.canonicalResource)}`;
    next();
  });
  router.post(
    ENDPOINTS.token,
    express.text({ type: 'application/x-www-form-urlencoded', limit: MAX_TOKEN_REQUEST_BYTES }),
    (request, response, next) => {
      if (typeof request.body !== 'string') return next();
      const parameters = withCanonicalResource(new URLSearchParams(request.body), deps.canonicalResource);
      return deps.oidc(replayedRequest(request, parameters.toString()), response);
    },
  );
  return router;
}
