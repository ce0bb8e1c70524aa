import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { CALLER_SCHEMA } from '@bookmarks/identity';
import { PAGE_HEADERS, pagePolicy } from '@bookmarks/pages';
import express, { type Request, type Response, Router } from 'express';
import { errors, type Provider } from 'oidc-provider';
import { z } from 'zod';
import { createSealedCookies } from '../../http/sealed-cookies.ts';
import { clientIdUrl } from '../clients/client-id-url.ts';
import { AUTHORIZATION_SECONDS } from '../lifetimes.ts';
import { CONSENT_PATH, UPSTREAM_CALLBACK_PATH } from '../paths.ts';
import type { RecordDecision } from '../record-decision.ts';
import type { RedisRecords } from '../state/redis-records.ts';
import {
  PENDING_UPSTREAM,
  type UpstreamClient,
  UpstreamRefusedError,
  type UpstreamTokens,
} from '../upstream/upstream-client.ts';
import type { UpstreamSessions } from '../vault/upstream-sessions.ts';
import { consentPage } from './consent-page.ts';
import { authorizationExpired, consentNotOurs, upstreamAway } from './consent-problems.ts';
import type { UpstreamWords } from './upstream-words.ts';

export type ConsentDeps = {
  readonly provider: Provider;
  readonly records: Pick<RedisRecords, 'isFirst'>;
  readonly upstream: {
    readonly name: string;
    readonly words: UpstreamWords;
    readonly client: UpstreamClient;
  };
  readonly sessions: Pick<UpstreamSessions, 'begin'>;
  readonly secret: string;
  readonly allowHttp: boolean;
  readonly publicUrl: URL;
  readonly record: RecordDecision;
  readonly clock: () => Date;
};

/** The parameters of the request, which oidc-provider has checked already. */
const AUTHORIZATION = z.object({
  client_id: z.string(),
  redirect_uri: z.string(),
  scope: z.string(),
  resource: z.string(),
});

const ASKED = z.object({ formToken: z.string() });
const SIGNING_IN = PENDING_UPSTREAM.extend({ uid: z.string() });
const DECISION = z.object({ form_token: z.string(), decision: z.enum(['allow', 'cancel']) });

type SignedIn = { readonly sub: string; readonly tokens: UpstreamTokens };

/** What one browser may decide at a time: an assistant starts all its servers at once, and each of them may open a tab. */
const MAX_AT_ONCE = 8;

/** Forms may lead anywhere: browsers count the redirects that follow, to the upstream and to the app's address. */
export const CONSENT_HEADERS = {
  ...PAGE_HEADERS,
  'Content-Security-Policy': pagePolicy({ formAction: undefined }),
  'Cache-Control': 'no-store',
};

/**
 * First the person decides, then the upstream is involved: an app that got the upstream's answer without a decision would use
 * the consent that the person once gave to the gateway ("confused deputy"). Each step is of the browser that began, and once.
 */
export function createConsentRouter(deps: ConsentDeps): Router {
  const { provider, records, upstream, sessions, secret, publicUrl, record, clock } = deps;
  const shared = { secret, lifetimeSeconds: AUTHORIZATION_SECONDS, atMost: MAX_AT_ONCE };
  const asked = createSealedCookies({ ...shared, name: 'oauth-asked', schema: ASKED });
  const signingIn = createSealedCookies({ ...shared, name: 'oauth-sign-in', schema: SIGNING_IN });

  async function interactionOf(uid: string) {
    const interaction = await provider.Interaction.find(uid);
    if (interaction === undefined) throw authorizationExpired();
    return { interaction, authorization: AUTHORIZATION.parse(interaction.params) };
  }
  type Found = Awaited<ReturnType<typeof interactionOf>>;

  /** Back to oidc-provider, which looks once more whether this browser began. */
  async function finish({ interaction }: Found, result: Found['interaction']['result'], res: Response) {
    interaction.result = result;
    await interaction.persist();
    res.redirect(303, interaction.returnTo);
  }

  /** The app hears of it as of any other error (RFC 6749 §4.1.2.1). */
  const refuse = (found: Found, error: string, error_description: string, res: Response) =>
    finish(found, { error, error_description }, res);

  async function ask(req: Request, res: Response): Promise<void> {
    const { uid } = await provider.interactionDetails(req, res).catch((error: unknown) => {
      throw error instanceof errors.SessionNotFound ? authorizationExpired() : error;
    });
    if (uid !== req.params.uid) throw authorizationExpired();
    const { authorization } = await interactionOf(uid);
    const client = await provider.Client.find(authorization.client_id);
    const formToken = randomBytes(32).toString('base64url');
    res.append('Set-Cookie', asked.makeRoomFor(uid, req.headers.cookie));
    res.append('Set-Cookie', await asked.of(uid).seal({ formToken }, clock()));
    const { redirect_uri: redirectUri, scope } = authorization;
    res.set(CONSENT_HEADERS).send(
      consentPage({
        ...{ action: `${CONSENT_PATH}/${uid}`, formToken, redirectUri, scopes: scope.split(' ') },
        ...{ clientName: client?.clientName, upstream: upstream.words },
        clientHost: clientIdUrl(authorization.client_id, deps.allowHttp)?.host,
      }),
    );
  }

  async function decide(req: Request<{ uid: string }>, res: Response): Promise<void> {
    const { uid } = req.params;
    const wasAsked = await asked.of(uid).open(req.headers.cookie, clock());
    const form = DECISION.safeParse(req.body);
    if (!form.success || wasAsked === undefined || !same(form.data.form_token, wasAsked.formToken))
      throw consentNotOurs();
    const found = await interactionOf(uid);
    if (!(await records.isFirst('consent', form.data.form_token, AUTHORIZATION_SECONDS)))
      throw consentNotOurs();
    res.append('Set-Cookie', asked.of(uid).clear);
    const { client_id } = found.authorization;
    if (form.data.decision === 'cancel') {
      record('oauth:consent', { reason: 'access_denied', client_id }, req, res);
      return refuse(found, 'access_denied', 'The person did not allow it.', res);
    }
    record('oauth:consent', { client_id }, req, res);
    const { url, pending } = await upstream.client.begin().catch((cause: unknown) => {
      throw upstreamAway(cause);
    });
    const id = cookieId(pending.state);
    res.append('Set-Cookie', signingIn.makeRoomFor(id, req.headers.cookie));
    res.append('Set-Cookie', await signingIn.of(id).seal({ ...pending, uid }, clock()));
    res.redirect(303, url.href);
  }

  /** Only for the browser that agreed: no other has this cookie. */
  async function comeBack(req: Request, res: Response): Promise<void> {
    const cookie = signingIn.of(cookieId(String(req.query.state)));
    const pending = await cookie.open(req.headers.cookie, clock());
    if (pending === undefined || req.query.state !== pending.state) throw authorizationExpired();
    if (!(await records.isFirst('sign-in', pending.state, AUTHORIZATION_SECONDS)))
      throw authorizationExpired();
    res.append('Set-Cookie', cookie.clear);
    const found = await interactionOf(pending.uid);
    try {
      const person = await whoSignedIn(req, pending);
      return await letIn(found, person, req, res);
    } catch (error) {
      if (!(error instanceof UpstreamRefusedError)) throw error;
      const { client_id } = found.authorization;
      record('oauth:sign-in', { reason: error.code, client_id }, req, res);
      return refuse(found, error.code, 'The sign-in was cancelled or did not succeed.', res);
    }
  }

  /** @throws {UpstreamRefusedError} */
  async function whoSignedIn(req: Request, pending: z.infer<typeof SIGNING_IN>): Promise<SignedIn> {
    const callback = new URL(req.originalUrl, publicUrl);
    const { person, tokens } = await upstream.client.finish(callback, pending).catch((cause: unknown) => {
      throw cause instanceof UpstreamRefusedError ? cause : upstreamAway(cause);
    });
    const sub = CALLER_SCHEMA.shape.sub.safeParse(`${upstream.name}|${person}`);
    if (sub.success) return { sub: sub.data, tokens };
    throw new UpstreamRefusedError('server_error', 'The person cannot be named here.', { cause: sub.error });
  }

  async function letIn(found: Found, { sub, tokens }: SignedIn, req: Request, res: Response): Promise<void> {
    const { client_id, scope, resource } = found.authorization;
    const grant = new provider.Grant({ accountId: sub, clientId: client_id });
    grant.addOIDCScope(scope);
    grant.addResourceScope(resource, scope);
    const grantId = await grant.save();
    await sessions.begin(sub, grantId, tokens);
    record('oauth:sign-in', { sub, client_id }, req, res);
    const login = { accountId: sub, remember: false };
    return finish(found, { login, consent: { grantId } }, res);
  }

  const router = Router({ caseSensitive: true });
  router.get(`${CONSENT_PATH}/:uid`, ask);
  router.post(
    `${CONSENT_PATH}/:uid`,
    (req, _res, next) => {
      const { origin } = req.headers;
      next(origin === undefined || origin === publicUrl.origin ? undefined : consentNotOurs());
    },
    express.urlencoded({ extended: false, limit: '4kb' }),
    decide,
  );
  router.get(UPSTREAM_CALLBACK_PATH, comeBack);
  return router;
}

/** The name of a cookie takes fewer characters than a query may hold. */
function cookieId(state: string): string {
  return createHash('sha256').update(state).digest('base64url');
}

function same(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
