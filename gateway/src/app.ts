import type { Scope, SignIdentity } from '@bookmarks/identity';
import type { Logger, Metrics } from '@bookmarks/telemetry';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { createAccessTokenVerifier } from './access/access-token.ts';
import { createAuthenticate } from './access/authenticate.ts';
import { createEnter } from './access/enter.ts';
import { createRefusalHandler } from './access/refusal.ts';
import { rememberVerified } from './access/verified-tokens.ts';
import type { Audit } from './audit/audit-log.ts';
import { createDecisionRecorder } from './audit/record-decisions.ts';
import type { AuthorizationServer } from './authorization-server/authorization-server.ts';
import {
  createAuthorizationServerMirror,
  OAUTH_METADATA_PATHS,
  OPENID_CONFIGURATION_PATHS,
} from './discovery/authorization-server-mirror.ts';
import { createFrontPage } from './discovery/front-page.ts';
import { redirectToEndpoint } from './discovery/origin-endpoints.ts';
import {
  createProtectedResource,
  PROTECTED_RESOURCE_PATHS,
  resourceMetadataUrl,
} from './discovery/protected-resource.ts';
import { createForward } from './forward/forward.ts';
import { publicCors, restrictedCors } from './http/cors.ts';
import { createHealth } from './http/health.ts';
import { createHostGuard } from './http/host-guard.ts';
import { dropInternalHeaders } from './http/internal-headers.ts';
import { allowMethods } from './http/methods.ts';
import { notFound } from './http/not-found.ts';
import { observeRequests } from './http/observe-requests.ts';
import { createAnswerError } from './http/problem.ts';
import { assignRequestId } from './http/request-id.ts';
import { requireOriginForm } from './http/request-target.ts';
import type { Admit } from './limits/admission.ts';
import { createEnforceLimits } from './limits/enforce.ts';
import type { Limits } from './limits/limit.ts';

export type AppDeps = {
  /** The URL that users type, without `/mcp`. */
  readonly publicUrl: URL;
  readonly mcpServiceUrl: URL;
  readonly allowedOrigins: readonly string[];
  readonly allowedHosts: readonly string[];
  readonly defaultScopes: readonly Scope[];
  readonly maxTokenLifetimeSeconds: number;
  readonly authorizationServer: AuthorizationServer;
  readonly admit: Admit;
  readonly limits: Limits;
  /** How many proxies of ours stand in front. */
  readonly trustedProxies: number;
  readonly signIdentity: SignIdentity;
  readonly audit: Audit;
  readonly metrics: Metrics;
  readonly isDraining: () => boolean;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly responseTimeoutMs?: number;
  readonly idleTimeoutMs?: number;
};

/** Every route of the gateway, in the order in which a request meets it. Opens nothing. */
export function createApp(deps: AppDeps): Express {
  const { publicUrl, authorizationServer, log } = deps;
  const { issuer, metadata, openidConfiguration, findKey } = authorizationServer;
  const resource = new URL('/mcp', publicUrl).href;
  const answerError = createAnswerError({ log });
  const authenticate = createAuthenticate({
    verifyAccessToken: rememberVerified(
      createAccessTokenVerifier({ ...deps, issuer, resource, findKey }),
      deps,
    ),
  });
  const decisions = createDecisionRecorder(deps);
  const enter = decisions.ofEnter(createEnter({ authenticate, limits: createEnforceLimits(deps) }));
  const forward = createForward({ ...deps, answerError });
  const discovery = [publicCors('GET', 'HEAD'), allowMethods('GET', 'HEAD')];
  const mcpMethods = ['POST', 'GET', 'DELETE'];
  const allowedOrigins = [publicUrl.origin, ...deps.allowedOrigins];

  const app = express();
  app.disable('x-powered-by').disable('etag').enable('case sensitive routing');

  app.use(dropInternalHeaders, assignRequestId, observeRequests(deps), requireOriginForm);
  app.use(createHealth({ unreadiness: () => unreadiness(deps) }));
  app.use(decisions.ofGuard(createHostGuard(deps)));

  app.all(PROTECTED_RESOURCE_PATHS, discovery, createProtectedResource({ resource, issuer }));
  app.all(OAUTH_METADATA_PATHS, discovery, createAuthorizationServerMirror(metadata));
  app.all(OPENID_CONFIGURATION_PATHS, discovery, createAuthorizationServerMirror(openidConfiguration));
  app.get('/authorize', redirectToEndpoint(metadata, 'authorization_endpoint'));
  app.all('/token', publicCors('POST'), allowMethods('POST'), redirectToEndpoint(metadata, 'token_endpoint'));
  app.all(
    '/register',
    publicCors('POST'),
    allowMethods('POST'),
    redirectToEndpoint(metadata, 'registration_endpoint'),
  );

  const originGuard = restrictedCors({ allowedOrigins, methods: mcpMethods });
  app.all('/mcp', decisions.ofGuard(originGuard), allowMethods(...mcpMethods));
  app.all('/mcp', async (req, res) => forward(req, res, await enter(req, res)));

  app.get('/', createFrontPage({ resource }));
  app.use(notFound);
  app.use(createRefusalHandler({ issuer, resource, resourceMetadataUrl: resourceMetadataUrl(publicUrl) }));
  app.use(((error, _req, res, _next) => answerError(error, res)) satisfies ErrorRequestHandler);
  return app;
}

function unreadiness({ isDraining, authorizationServer }: AppDeps) {
  if (isDraining()) return 'draining';
  return authorizationServer.areKeysKnown() ? undefined : 'keys_unknown';
}
