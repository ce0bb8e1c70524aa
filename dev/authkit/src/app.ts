import type { KeyObject } from 'node:crypto';
import { createCanonicalResource } from '@bookmarks/authorization-requests';
import type { Logger } from '@bookmarks/telemetry';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { errors, type Provider } from 'oidc-provider';
import { allowAnyOrigin } from './cors.ts';
import { ENDPOINTS, METADATA_PATHS } from './endpoints.ts';
import { createInteractions } from './interactions/interactions.ts';
import { PAGE_HEADERS } from './pages/page.ts';
import { problemPage } from './pages/problem-page.ts';
import { createTolerantRequests } from './requests/tolerant-requests.ts';
import { createUserinfo } from './userinfo.ts';

const { authorization: _answersToCookies, ...CROSS_ORIGIN_ENDPOINTS } = ENDPOINTS;

/** The stand-in, as an Express app around oidc-provider. Opens nothing. */
export function createApp(deps: {
  readonly provider: Provider;
  readonly issuer: string;
  readonly resource: string;
  readonly otherResources?: readonly string[] | undefined;
  readonly publicKey: KeyObject;
  readonly log: Logger;
}): Express {
  const oidc = deps.provider.callback();
  const app = express().disable('x-powered-by');
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.use([...METADATA_PATHS, ...Object.values(CROSS_ORIGIN_ENDPOINTS)], allowAnyOrigin);
  app.get(ENDPOINTS.userinfo, createUserinfo(deps));
  app.use(createInteractions(deps.provider));
  app.use(
    createTolerantRequests({
      canonicalResource: createCanonicalResource(deps.resource, deps.otherResources),
      oidc,
    }),
  );
  app.use((request, response) => oidc(request, response));
  app.use(showProblem(deps.log));
  return app;
}

function showProblem(log: Logger): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const expired = error instanceof errors.SessionNotFound;
    if (!expired) log.error({ err: error }, 'request failed');
    response.status(expired ? 400 : 500);
    response.set(PAGE_HEADERS).type('html');
    response.send(problemPage(expired ? EXPIRED : FAILED));
  };
}

const EXPIRED = { code: 'expired', description: 'The sign-in has expired or was finished in another tab.' };
const FAILED = { code: 'server_error', description: 'Something went wrong here.' };
