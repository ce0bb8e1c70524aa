import { createCanonicalResource } from '@bookmarks/authorization-requests';
import type { Scope } from '@bookmarks/identity';
import { createPublicFetch } from '@bookmarks/public-fetch';
import type { Logger } from '@bookmarks/telemetry';
import { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { createAccessTokenVerifier } from '../access/access-token.ts';
import type { Audit } from '../audit/audit-log.ts';
import { OAUTH_METADATA_PATH, OPENID_CONFIGURATION_PATH } from '../discovery/authorization-server-mirror.ts';
import { DISCOVERY_CACHE_CONTROL } from '../discovery/protected-resource.ts';
import type { Endpoints } from '../endpoints.ts';
import { publicCors } from '../http/cors.ts';
import { allowMethods } from '../http/methods.ts';
import { HttpProblem } from '../http/problem.ts';
import { note } from '../http/request-notes.ts';
import type { EnforceLimits } from '../limits/enforce.ts';
import { createFetchKeys } from './clients/fetch-keys.ts';
import { createFindClient } from './clients/find-client.ts';
import { createMetadataDocuments } from './clients/metadata-documents.ts';
import { createRegisterClient } from './clients/register-client.ts';
import { createSealedClientIds } from './clients/sealed-client-ids.ts';
import { upstreamAway } from './consent/consent-problems.ts';
import { CONSENT_HEADERS, createConsentRouter } from './consent/consent-routes.ts';
import { problemPage } from './consent/problem-page.ts';
import type { OAuthProxy } from './oauth-proxy.ts';
import { CONSENT_PATH, PATHS, PROXY_PATH, UPSTREAM_CALLBACK_PATH } from './paths.ts';
import { createProvider } from './provider.ts';
import { createRecordDecision, type RecordDecision } from './record-decision.ts';
import { recordProviderEvents } from './record-provider-events.ts';
import { tolerantAuthorization } from './requests/tolerant-parameters.ts';
import { Consumptions } from './state/consumptions.ts';
import { createAdapterFactory } from './state/oidc-adapter.ts';
import { orTryAgain } from './state/or-try-again.ts';
import { RecordsUnavailableError } from './state/redis-records.ts';
import { createFindAccount } from './tokens/find-account.ts';
import { createIntrospect } from './tokens/introspect.ts';
import { createRenewals } from './tokens/renewals.ts';
import { createRevokeToken } from './tokens/revoke-token.ts';
import { createSignedOutSince } from './tokens/signed-out-since.ts';
import { createTokenEndpoint } from './tokens/token-endpoint.ts';

export type ProxyDeps = OAuthProxy & {
  readonly publicUrl: URL;
  readonly endpoints: Endpoints;
  readonly limits: Pick<EnforceLimits, 'onStranger' | 'requireUnrevoked'>;
  readonly maxTokenLifetimeSeconds: number;
  readonly defaultScopes: readonly Scope[];
  readonly audit: Audit;
  readonly clock: () => Date;
  readonly log: Logger;
};

/** Everything below `/oauth`, and the metadata that leads there. */
export function createProxyRouter(deps: ProxyDeps): Router {
  const { issuer, records, sessions, revocations, secrets, endpoints, publicUrl, audit, log } = deps;
  const { main, narrower } = endpoints;
  const consumptions = new Consumptions(records);
  const renewals = createRenewals({ records, consumptions, log });
  const clientIds = createSealedClientIds(secrets, issuer);
  const publicFetch = createPublicFetch({ allowLocal: deps.allowHttp });
  const findMetadataDocument = createMetadataDocuments({ ...deps, fetch: publicFetch, records });
  const findClient = createFindClient({ ...deps, clientIds, findMetadataDocument });
  const hasSignedOutSince = createSignedOutSince(revocations);
  const provider = createProvider({
    ...deps,
    resources: [main, ...narrower].map(({ resource }) => resource),
    adapter: createAdapterFactory(records, findClient, sessions.leave, consumptions),
    findAccount: createFindAccount(hasSignedOutSince),
    fetchKeys: createFetchKeys(publicFetch, deps.clock),
    rememberToken: (grantId, jti) => orTryAgain(records.rememberToken(grantId, jti)),
    onAnswer: renewals.end,
    problemPage,
    pageHeaders: CONSENT_HEADERS,
  });
  const record = createRecordDecision(audit);
  recordProviderEvents(provider, record, log);
  const oidc = provider.callback();
  const canonical = createCanonicalResource(
    main.resource,
    narrower.map(({ resource }) => resource),
  );
  const counted: RequestHandler = async (req, res, next) => {
    await deps.limits.onStranger(req, res);
    next();
  };
  const fromPrograms: RequestHandler[] = [publicCors('POST'), allowMethods('POST'), counted];

  const router = Router({ caseSensitive: true });
  router.all(metadataPaths(), publicCors('GET', 'HEAD'), allowMethods('GET', 'HEAD'), async (_req, res) => {
    res.set('Cache-Control', DISCOVERY_CACHE_CONTROL).json(await deps.metadata.read());
  });
  router.use(PROXY_PATH, trustedOrigin(publicUrl));
  router.all(PATHS.registration, ...fromPrograms, createRegisterClient({ ...deps, clientIds, record }));
  router.all(PATHS.revocation, ...fromPrograms, createRevokeToken({ ...deps, provider, findClient, record }));
  const { introspectionSecret } = deps;
  if (introspectionSecret !== undefined) {
    const audiences = [main, ...narrower].map(({ resource }) => resource);
    const verifyAccessToken = createAccessTokenVerifier({ ...deps, audiences });
    const introspect = {
      ...deps,
      introspectionSecret,
      provider,
      verifyAccessToken,
      hasSignedOutSince,
      findClient,
    };
    router.all(PATHS.introspection, allowMethods('POST'), createIntrospect({ ...introspect, record }));
  }
  router.all(PATHS.jwks, publicCors('GET', 'HEAD'), allowMethods('GET', 'HEAD'));
  router.get(PATHS.jwks, (req, res) => oidc(req, res));
  router.all(
    PATHS.token,
    ...fromPrograms,
    createTokenEndpoint({ provider, canonicalResource: canonical, renewals, sessions, record }),
  );
  router.all(PATHS.authorization, allowMethods('GET'), counted);
  router.all(`${PATHS.authorization}/:uid`, allowMethods('GET'), counted);
  router.get(PATHS.authorization, (req, res) => {
    const { searchParams } = new URL(req.url, publicUrl);
    req.url = `${PATHS.authorization}?${tolerantAuthorization(searchParams, canonical)}`;
    return oidc(req, res);
  });
  router.get(`${PATHS.authorization}/:uid`, (req, res) => oidc(req, res));
  router.use([CONSENT_PATH, UPSTREAM_CALLBACK_PATH], counted);
  router.use(createConsentRouter({ ...deps, provider, secret: secrets[0], record }));
  router.use(showProblem(record));
  return router;
}

/** With the issuer's path behind the well-known one (RFC 8414 §3.1), and before it (OpenID Connect Discovery §4.1). */
function metadataPaths(): string[] {
  const paths = [OAUTH_METADATA_PATH, OPENID_CONFIGURATION_PATH];
  return paths.flatMap((path) => [`${path}${PROXY_PATH}`, `${PROXY_PATH}${path}`]);
}

/** oidc-provider makes its addresses from what the request says; here that is what the settings say. */
function trustedOrigin({ protocol, host }: URL): RequestHandler {
  return (req, _res, next) => {
    req.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    req.headers['x-forwarded-host'] = host;
    next();
  };
}

/** A page for people, who are all that come where something can be thrown. */
function showProblem(record: RecordDecision): ErrorRequestHandler {
  return (error, req, res, next) => {
    const isAway = error instanceof RecordsUnavailableError || Object(error).statusCode === 503;
    const problem = isAway ? upstreamAway(error) : error;
    if (
      res.headersSent ||
      !(problem instanceof HttpProblem) ||
      problem.status === 429 ||
      problem.status === 405
    )
      return next(error);
    note(res, { reason: problem.code });
    record('oauth:consent', { reason: problem.code }, req, res);
    res.set(problem.headers).status(problem.status).set(CONSENT_HEADERS).send(problemPage(problem.message));
  };
}
