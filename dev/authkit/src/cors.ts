import type { RequestHandler } from 'express';

const MAX_AGE_SECONDS = 3600;

/**
 * Lets clients that run in a browser, such as MCP Inspector, use an endpoint. No endpoint that answers to cookies may
 * have it. oidc-provider adds no headers of its own where it finds these, and has none for registration.
 */
export const allowAnyOrigin: RequestHandler = (request, response, next) => {
  response.set('Access-Control-Allow-Origin', '*');
  response.set('Access-Control-Expose-Headers', 'WWW-Authenticate');
  if (request.method !== 'OPTIONS') return next();
  response.set('Access-Control-Allow-Methods', 'GET, POST');
  // Echoed, because `*` does not cover Authorization (Fetch standard, CORS-safelisted request headers).
  response.set('Access-Control-Allow-Headers', request.get('Access-Control-Request-Headers') ?? '*');
  response.set('Access-Control-Max-Age', String(MAX_AGE_SECONDS));
  response.vary('Access-Control-Request-Headers').status(204).end();
};
