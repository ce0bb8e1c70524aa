import type { ServerResponse } from 'node:http';
import { acceptRequestId, REQUEST_ID_HEADER } from '@bookmarks/telemetry';
import type { RequestHandler } from 'express';

/** Gives the request an id, the client's own where it is harmless, and tells the client. */
export const assignRequestId: RequestHandler = (req, res, next) => {
  res.setHeader('X-Request-Id', acceptRequestId(req.headers[REQUEST_ID_HEADER]));
  next();
};

/** The id of the request that `res` answers. */
export function requestIdOf(res: ServerResponse): string {
  return String(res.getHeader(REQUEST_ID_HEADER));
}
