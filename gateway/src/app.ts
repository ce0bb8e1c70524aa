import type { Scope, SignIdentity } from '@bookmarks/identity';
import type { Logger, Metrics } from '@bookmarks/telemetry';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { createAccessTokenVerifier, type VerifyAccessToken } from './access/access-token.ts';
import type { VerifyApiKey } from './access/api-key.ts';
import { createAuthenticate } from './access/authenticate.ts';
import { createEnter, type EnterDeps } from './access/enter.ts';
import { createProofCheck } from './access/proof.ts';
import { createRefusalHandler } from './access/refusal.ts';
import { rememberVerified } from './access/verified-tokens.ts';
import { verifyByIssuer } from './access/verify-by-issuer.ts';
import { type Account, createAccountRouter } from './account/account-routes.ts';
import { ACCOUNT_PATH } from './account/sign-in.ts';
import type { NoteAppUse } from './apps/app-uses.ts';
import type { Audit } from './audit/audit-log.ts';
import { createDecisionRecorder, type DecisionRecorder } from './audit/record-decisions.ts';
import type { AuthorizationServer } from './authorization-server/authorization-server.ts';
import type { SignInServer, SignInServers } from './authorization-server/sign-in-server.ts';
import {
  createAuthorizationServerMirror,
  OAUTH_METADATA_PATH,
  OPENID_CONFIGURATION_PATH,
} from './discovery/authorization-server-mirror.ts';
import { redirectToEndpoint } from './discovery/origin-endpoints.ts';
import { createProtectedResource, PROTECTED_RESOURCE_PATH } from './discovery/protected-resource.ts';
import { createEndpoints, type Endpoint } from './endpoints.ts';
import { createCredentialWatch, type WatchCredential } from './forward/credential-watch.ts';
import { createForward } from './forward/forward.ts';
import { withUpstreamToken } from './forward/upstream-token.ts';
import type { CallLibrary } from './grpc/library-client.ts';
import { limitBodyTime } from './http/body-time.ts';
import { publicCors, restrictedCors } from './http/cors.ts';
import { createHealth } from './http/health.ts';
import { createHostGuard } from './http/host-guard.ts';
import { dropInternalHeaders } from './http/internal-headers.ts';
import { allowMethods } from './http/methods.ts';
import { notFound } from './http/not-found.ts';
import { observeRequests } from './http/observe-requests.ts';
import { type AnswerError, createAnswerError } from './http/problem.ts';
import { assignRequestId, requestIdOf } from './http/request-id.ts';
import { requireOriginForm, requireReadablePath } from './http/request-target.ts';
import { serveIngest } from './ingest/serve-ingest.ts';
import { createFrontPage } from './landing/front-page.ts';
import type { Admit } from './limits/admission.ts';
import { clientAddress } from './limits/client-address.ts';
import { createEnforceLimits, type EnforceLimits } from './limits/enforce.ts';
import type { Limits } from './limits/limit.ts';
import type { OAuthProxy } from './oauth-proxy/oauth-proxy.ts';
import { createProxyRouter } from './oauth-proxy/proxy-routes.ts';
import { createTurnAway } from './overload/turn-away.ts';
import type { Turnstile } from './overload/turnstile.ts';
import { PUBLIC_PATH } from './public/pages/addresses.ts';
import { createPublicPages } from './public/pages/public-routes.ts';
import { PUBLIC_MCP_PATH, servePublicMcp } from './public/serve-public-mcp.ts';
import { createTransferRoute, TRANSFER_PATH } from './transfers/transfer-routes.ts';
import type { TransferService } from './transfers/transfer-service.ts';

export type AppDeps = {
  /** The URL that users type, without `/mcp`. */
  readonly publicUrl: URL;
  readonly mcpServiceUrl: URL;
  readonly transfers: TransferService;
  /** Absent: no account pages. */
  readonly account?: Account | undefined;
  /** AuthKit. Absent: people sign in by the OAuth proxy alone. */
  readonly authorizationServer?: AuthorizationServer | undefined;
  /** Absent: people sign in at AuthKit alone. */
  readonly oauthProxy?: OAuthProxy | undefined;
  /** Whether clients that do not choose where to sign in take the proxy, where there are both. */
  readonly isProxyFirst?: boolean;
  readonly callLibrary: CallLibrary;
  /** Absent: no API keys are taken. */
  readonly verifyApiKey?: VerifyApiKey | undefined;
  /** Absent: no tokens for sharing are taken. */
  readonly verifyIngestToken?: VerifyApiKey | undefined;
  readonly noteAppUse: NoteAppUse;
  /** Whether everybody can read published collections. */
  readonly isPublicMcpOn: boolean;
  /** Whether people can connect their chat with Poke. */
  readonly hasPokeWebhooks: boolean;
  readonly allowedOrigins: readonly string[];
  readonly allowedHosts: readonly string[];
  readonly defaultScopes: readonly Scope[];
  readonly maxTokenLifetimeSeconds: number;
  readonly admit: Admit;
  readonly limits: Limits;
  /** How many proxies of ours stand in front. */
  readonly trustedProxies: number;
  readonly signIdentity: SignIdentity;
  readonly audit: Audit;
  readonly metrics: Metrics;
  /** Where calls wait for their turn. */
  readonly turnstile: Turnstile;
  readonly isDraining: () => boolean;
  /** Ends the streams that would otherwise go on when the process is to stop. */
  readonly stopping?: AbortSignal;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly responseTimeoutMs?: number;
  readonly idleTimeoutMs?: number;
};

/** Every route of the gateway, in the order in which a request meets it. Opens nothing. */
export function createApp(deps: AppDeps): Express {
  const servers = signInServers(deps);
  const [{ metadata }] = servers;
  const endpoints = createEndpoints(deps.publicUrl);
  const { main, narrower } = endpoints;
  const answerError = createAnswerError(deps);
  const decisions = createDecisionRecorder(deps);

  const app = express();
  app.disable('x-powered-by').disable('etag').enable('case sensitive routing');

  app.use(
    dropInternalHeaders,
    assignRequestId,
    observeRequests(deps),
    requireOriginForm,
    requireReadablePath,
    limitBodyTime,
  );
  app.use(createHealth({ unreadiness: () => unreadiness(deps) }));
  app.use(decisions.ofGuard(createHostGuard(deps)));

  const enforceLimits = createEnforceLimits(deps);
  // First, because nearly every request is for them, and each route before it is looked at.
  const watchCredential = createCredentialWatch();
  const turnAway = createTurnAway(deps.turnstile);
  const { answered: onAnswered } = deps.turnstile;
  const shared = { servers, decisions, enforceLimits, watchCredential, answerError, turnAway, onAnswered };
  for (const endpoint of [...narrower, main]) serveMcp(app, endpoint, { ...deps, ...shared });

  serveDiscovery(app, [main, ...narrower], servers);
  app.all('/authorize', allowMethods('GET', 'HEAD'), redirectToEndpoint(metadata, 'authorization_endpoint'));
  app.all('/token', publicCors('POST'), allowMethods('POST'), redirectToEndpoint(metadata, 'token_endpoint'));
  app.all(
    '/register',
    publicCors('POST'),
    allowMethods('POST'),
    redirectToEndpoint(metadata, 'registration_endpoint'),
  );

  if (deps.oauthProxy) {
    app.use(createProxyRouter({ ...deps, ...deps.oauthProxy, endpoints, limits: enforceLimits }));
  }

  if (deps.isPublicMcpOn) {
    servePublicMcp(app, { ...deps, ...shared, limits: enforceLimits });
  }

  const { verifyIngestToken } = deps;
  if (verifyIngestToken) {
    serveIngest(app, { ...deps, ...shared, verifyIngestToken, limits: enforceLimits });
  }

  const transferMethods = ['GET', 'HEAD', 'POST'];
  app.all(
    TRANSFER_PATH,
    allowMethods(...transferMethods),
    createTransferRoute({ ...deps, decisions, limits: enforceLimits }),
  );

  const hasPublicPages = deps.isPublicMcpOn;
  if (deps.account) {
    const { account } = deps;
    const pages = { ...deps, ...account, limits: enforceLimits, mcpUrl: main.resource, hasPublicPages };
    const proxySubjectPrefix = deps.oauthProxy && subjectPrefixOf(deps.oauthProxy);
    app.use(ACCOUNT_PATH, createAccountRouter({ ...pages, proxySubjectPrefix }));
  }
  if (hasPublicPages) {
    const publicMcpUrl = new URL(PUBLIC_MCP_PATH, deps.publicUrl).href;
    const pages = { ...deps, limit: enforceLimits.onPublic, publicMcpUrl };
    app.use(PUBLIC_PATH, createPublicPages(pages));
  }
  app.get(
    '/',
    createFrontPage({
      ...main,
      hasAccount: deps.account !== undefined,
      hasKeys: deps.verifyApiKey !== undefined,
      hasPublicPages,
    }),
  );
  app.use(notFound);
  app.use(((error, _req, res, _next) => answerError(error, res)) satisfies ErrorRequestHandler);
  return app;
}

/** In the order in which clients take them. */
function signInServers({ authorizationServer, oauthProxy, isProxyFirst = false }: AppDeps): SignInServers {
  const proxy: SignInServer | undefined = oauthProxy && {
    ...oauthProxy,
    openidConfiguration: oauthProxy.metadata,
    subjectPrefix: subjectPrefixOf(oauthProxy),
  };
  const [first, ...others] = (
    isProxyFirst ? [proxy, authorizationServer] : [authorizationServer, proxy]
  ).filter((server) => server !== undefined);
  if (first === undefined) throw new Error('There must be an authorization server.');
  return [first, ...others];
}

function subjectPrefixOf({ upstream }: OAuthProxy): string {
  return `${upstream.name}|`;
}

/** The metadata of each resource behind its path; without a path, that of the main one. */
function serveDiscovery(app: Express, endpoints: readonly Endpoint[], servers: SignInServers): void {
  const [{ metadata, openidConfiguration }] = servers;
  const discovery = [publicCors('GET', 'HEAD'), allowMethods('GET', 'HEAD')];
  const issuers = servers.map(({ issuer }) => issuer);
  const suffixes = ['', ...endpoints.map(({ path }) => path)];
  const withSuffixes = (path: string) => suffixes.map((suffix) => `${path}${suffix}`);

  for (const [index, endpoint] of endpoints.entries()) {
    const suffixesOfIt = index === 0 ? ['', endpoint.path] : [endpoint.path];
    const paths = suffixesOfIt.map((suffix) => `${PROTECTED_RESOURCE_PATH}${suffix}`);
    app.all(paths, discovery, createProtectedResource(endpoint, issuers));
  }
  app.all(withSuffixes(OAUTH_METADATA_PATH), discovery, createAuthorizationServerMirror(metadata));
  app.all(
    withSuffixes(OPENID_CONFIGURATION_PATH),
    discovery,
    createAuthorizationServerMirror(openidConfiguration),
  );
}

type McpDeps = AppDeps & {
  readonly servers: SignInServers;
  readonly decisions: DecisionRecorder;
  readonly enforceLimits: EnforceLimits;
  readonly watchCredential: WatchCredential;
  readonly answerError: AnswerError;
  readonly turnAway: RequestHandler;
  readonly onAnswered: (durationMs: number) => void;
};

/** One endpoint: who may pass, on to the MCP service, and what a refusal says. */
function serveMcp(app: Express, endpoint: Endpoint, deps: McpDeps): void {
  const { publicUrl, servers, decisions, enforceLimits, noteAppUse, trustedProxies, turnAway } = deps;
  const [{ issuer }] = servers;
  const { path, audiences, scopes } = endpoint;
  const authenticate = createAuthenticate({
    verifyAccessToken: rememberVerified(createVerifier(deps, audiences), deps),
    verifyApiKey: deps.verifyApiKey,
    trustedProxies,
  });
  const checkProof = createProofCheck({ ...endpoint, ...deps });
  const noteUse: EnterDeps['noteUse'] = (caller, req, res) =>
    noteAppUse(caller, () => ({
      address: clientAddress(req, trustedProxies),
      userAgent: req.headers['user-agent'] ?? '',
      requestId: requestIdOf(res),
    }));
  const enter = decisions.ofEnter(
    withUpstreamToken(
      createEnter({ authenticate, checkProof, limits: enforceLimits, noteUse, scopes }),
      deps.oauthProxy,
    ),
  );
  const forward = createForward({ ...deps, path });
  const methods = ['POST', 'GET', 'DELETE'];
  const originGuard = restrictedCors({ allowedOrigins: [publicUrl.origin, ...deps.allowedOrigins], methods });

  app.all(path, decisions.ofGuard(originGuard), allowMethods(...methods), turnAway);
  app.all(path, async (req, res) => forward(req, res, await enter(req, res)));
  app.use(path, createRefusalHandler({ ...endpoint, issuer }));
}

function createVerifier({ servers, ...deps }: McpDeps, audiences: readonly string[]): VerifyAccessToken {
  const trusted = (server: SignInServer) => ({
    ...server,
    verify: createAccessTokenVerifier({ ...deps, ...server, audiences }),
  });
  const [first, ...others] = servers;
  return verifyByIssuer([trusted(first), ...others.map(trusted)]);
}

function unreadiness({ isDraining, authorizationServer }: AppDeps) {
  if (isDraining()) return 'draining';
  return (authorizationServer?.areKeysKnown() ?? true) ? undefined : 'keys_unknown';
}
