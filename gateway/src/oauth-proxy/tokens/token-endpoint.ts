import {
  type CanonicalResource,
  replayedRequest,
  withCanonicalResource,
} from '@bookmarks/authorization-requests';
import express, { type Request, type RequestHandler, type Response } from 'express';
import type { Provider } from 'oidc-provider';
import { note } from '../../http/request-notes.ts';
import type { RecordDecision } from '../record-decision.ts';
import { RecordsUnavailableError } from '../state/redis-records.ts';
import {
  UpstreamSessionEndedError,
  type UpstreamSessions,
  UpstreamUnavailableError,
} from '../vault/upstream-sessions.ts';
import { type Renewals, RenewedDifferentlyError } from './renewals.ts';

export type TokenEndpointDeps = {
  readonly provider: Provider;
  readonly canonicalResource: CanonicalResource;
  readonly renewals: Renewals;
  readonly sessions: Pick<UpstreamSessions, 'goOn'>;
  readonly record: RecordDecision;
};

type RefreshToken = InstanceType<Provider['RefreshToken']>;

/** What oidc-provider does, of a request that was put right; and the same answer to who asks for the same again. */
export function createTokenEndpoint(deps: TokenEndpointDeps): RequestHandler[] {
  const { provider, canonicalResource, renewals, sessions, record } = deps;
  const oidc = provider.callback();

  /** What is kept of the refresh token that a request wants renewed. */
  async function refreshTokenIn(parameters: URLSearchParams): Promise<RefreshToken | undefined> {
    const token = parameters.get('refresh_token');
    const isRenewal = parameters.get('grant_type') === 'refresh_token' && token !== null;
    return isRenewal ? provider.RefreshToken.find(token) : undefined;
  }

  /** The upstream is asked before anything is used up: a refresh token is not lost because the upstream is away. */
  async function goOnUpstream(found: RefreshToken | undefined, req: Request, res: Response): Promise<void> {
    if (found?.accountId === undefined || found.grantId === undefined || found.consumed) return;
    try {
      await sessions.goOn(found.accountId, found.grantId);
    } catch (error) {
      const facts = { reason: 'upstream_session_ended', sub: found.accountId, client_id: found.clientId };
      if (error instanceof UpstreamSessionEndedError) record('oauth:token', facts, req, res);
      throw error;
    }
  }

  async function issue(req: Request, res: Response): Promise<unknown> {
    const sent = new URLSearchParams(typeof req.body === 'string' ? req.body : '');
    const parameters = withCanonicalResource(sent, canonicalResource);
    const request = replayedRequest(req, parameters.toString());
    const found = await refreshTokenIn(parameters);
    if (provesKey(found, parameters)) {
      await goOnUpstream(found, req, res);
      return oidc(request, res);
    }
    const answer = await renewals.earlier(parameters, found);
    if (answer !== undefined) return res.set('Cache-Control', 'no-store').json(answer);
    renewals.begin(request, parameters, found);
    try {
      await goOnUpstream(found, req, res);
    } catch (error) {
      await renewals.end(request, 503, undefined);
      throw error;
    }
    return oidc(request, res);
  }

  return [
    express.text({ type: 'application/x-www-form-urlencoded', limit: '32kb' }),
    (req, res) => issue(req, res).catch((error: unknown) => refuse(error, res)),
  ];
}

/**
 * Whether the refresh token is good more than once (`provider.ts`), because its client proves that it has a key, of its own
 * (`private_key_jwt`) or of its tokens (DPoP): no answer has to be given twice, least of all to somebody who does not prove it.
 */
function provesKey(found: RefreshToken | undefined, parameters: URLSearchParams): boolean {
  return parameters.has('client_assertion') || found?.jkt !== undefined;
}

/** RFC 6749 §5.2. @throws what is no refusal. */
function refuse(error: unknown, res: Response): void {
  const code = codeOf(error);
  if (code === undefined) throw error;
  const isAway = code === 'temporarily_unavailable';
  note(res, { reason: code });
  if (isAway) res.set('Retry-After', '5');
  res
    .status(isAway ? 503 : 400)
    .set('Cache-Control', 'no-store')
    .json({ error: code });
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof RenewedDifferentlyError) return 'invalid_request';
  if (error instanceof UpstreamSessionEndedError) return 'invalid_grant';
  const isAway = error instanceof RecordsUnavailableError || error instanceof UpstreamUnavailableError;
  return isAway || Object(error).statusCode === 503 ? 'temporarily_unavailable' : undefined;
}
