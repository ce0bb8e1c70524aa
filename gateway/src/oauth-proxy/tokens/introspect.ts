import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { decodeJwt } from 'jose';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import type { VerifyAccessToken } from '../../access/access-token.ts';
import { AccessRefusedError, refusalRule } from '../../access/refusal-reason.ts';
import { note } from '../../http/request-notes.ts';
import type { EnforceLimits } from '../../limits/enforce.ts';
import type { FindClient } from '../clients/find-client.ts';
import type { RecordDecision } from '../record-decision.ts';
import { RecordsUnavailableError } from '../state/redis-records.ts';
import type { SignedOutSince } from './signed-out-since.ts';

export type IntrospectDeps = {
  readonly provider: Provider;
  /** For access tokens of the proxy, for whatever resource. */
  readonly verifyAccessToken: VerifyAccessToken;
  readonly hasSignedOutSince: SignedOutSince;
  readonly findClient: FindClient;
  readonly limits: Pick<EnforceLimits, 'onStranger' | 'requireUnrevoked'>;
  readonly introspectionSecret: string;
  readonly issuer: string;
  readonly record: RecordDecision;
};

const FORM = z.object({ token: z.string().min(1).max(8192) });
const INACTIVE = { active: false };

/** What our own services may ask of a token (RFC 7662), also of one that was revoked a moment ago. */
export function createIntrospect(deps: IntrospectDeps): RequestHandler[] {
  const { provider, verifyAccessToken, hasSignedOutSince, findClient, limits, issuer, record } = deps;
  const expected = sha256(`Bearer ${deps.introspectionSecret}`);

  /** Who does not know the secret counts by their address, and so cannot try many. */
  async function authenticate(req: Request, res: Response, next: () => void): Promise<void> {
    if (timingSafeEqual(sha256(headerOf(req)), expected)) return next();
    await limits.onStranger(req, res);
    note(res, { reason: 'invalid_client' });
    record('oauth:introspect', { reason: 'invalid_client' }, req, res);
    res.set('WWW-Authenticate', 'Bearer').status(401).json({ error: 'invalid_client' });
  }

  async function accessToken(token: string): Promise<object> {
    const access = await verifyAccessToken(token);
    await limits.requireUnrevoked(access);
    const { caller, keyThumbprint, jti, issuedAt, expiresAt } = access;
    return {
      ...{ active: true, token_type: keyThumbprint === undefined ? 'Bearer' : 'DPoP' },
      ...{ iss: issuer, sub: caller.sub, aud: decodeJwt(token).aud, client_id: caller.clientId },
      ...{ scope: caller.scopes.join(' '), jti, iat: issuedAt, exp: expiresAt },
      ...(keyThumbprint !== undefined && { cnf: { jkt: keyThumbprint } }),
    };
  }

  async function refreshToken(token: string): Promise<object> {
    const found = await provider.RefreshToken.find(token);
    if (found === undefined || found.consumed) return INACTIVE;
    const { accountId, clientId = '', grantId = '' } = found;
    if ((await provider.Grant.find(grantId)) === undefined) return INACTIVE;
    if ((await findClient(clientId)) === undefined) return INACTIVE;
    if (await hasSignedOutSince(accountId, found)) return INACTIVE;
    const { scope, iat, exp, jkt } = found;
    return {
      ...{ active: true, iss: issuer, sub: accountId, client_id: clientId, scope, iat, exp },
      ...(jkt !== undefined && { cnf: { jkt } }),
    };
  }

  async function introspect(req: Request, res: Response): Promise<unknown> {
    res.set('Cache-Control', 'no-store');
    const form = FORM.safeParse(req.body);
    if (!form.success) return res.status(400).json({ error: 'invalid_request' });
    const { token } = form.data;
    try {
      return res.json(await (token.split('.').length === 3 ? accessToken(token) : refreshToken(token)));
    } catch (error) {
      if (isAway(error)) return unavailable(res);
      if (error instanceof AccessRefusedError) return res.json(INACTIVE);
      throw error;
    }
  }

  return [authenticate, express.urlencoded({ extended: false, limit: '16kb' }), introspect];
}

function headerOf(req: IncomingMessage): string {
  return req.headers.authorization ?? '';
}

function isAway(error: unknown): boolean {
  if (error instanceof AccessRefusedError) return refusalRule(error.reason).status === 503;
  return error instanceof RecordsUnavailableError || Object(error).statusCode === 503;
}

function unavailable(res: Response): void {
  note(res, { reason: 'temporarily_unavailable' });
  res.set('Retry-After', '5').status(503).json({ error: 'temporarily_unavailable' });
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
