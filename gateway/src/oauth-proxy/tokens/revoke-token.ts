import express, { type Request, type RequestHandler, type Response } from 'express';
import { compactVerify } from 'jose';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import type { FindKey } from '../../authorization-server/verification-keys.ts';
import { note } from '../../http/request-notes.ts';
import type { Revocations } from '../../revocation/revocations.ts';
import type { FindClient } from '../clients/find-client.ts';
import type { RecordDecision } from '../record-decision.ts';
import { RecordsUnavailableError, type RedisRecords } from '../state/redis-records.ts';

export type RevokeDeps = {
  readonly provider: Provider;
  readonly findClient: FindClient;
  readonly findKey: FindKey;
  readonly records: Pick<RedisRecords, 'revokeGrant'>;
  readonly revocations: Pick<Revocations, 'revokeToken'>;
  readonly record: RecordDecision;
};

const FORM = z.object({ token: z.string().min(1).max(8192), client_id: z.string() });
const HEADER = z.object({ alg: z.literal('ES256'), kid: z.string() });
const CLAIMS = z.object({ jti: z.string(), client_id: z.string() });

/**
 * Revocation (RFC 7009), at once: of an access token by itself, of a refresh token with all that came of the same consent.
 * oidc-provider's own knows opaque tokens alone.
 */
export function createRevokeToken(deps: RevokeDeps): RequestHandler[] {
  const { provider, findClient, findKey, records, revocations, record } = deps;

  async function endAccessToken(token: string, clientId: string): Promise<boolean> {
    const claims = await ownClaims(token, findKey);
    if (claims?.client_id !== clientId) return false;
    await revocations.revokeToken(claims.jti);
    return true;
  }

  async function endRefreshToken(token: string, clientId: string): Promise<boolean> {
    const found = await provider.RefreshToken.find(token, { ignoreExpiration: true });
    if (found?.clientId !== clientId || found.grantId === undefined) return false;
    await records.revokeGrant(found.grantId);
    // Last, because the upstream may hear of it, and take its time.
    await provider.Grant.adapter.destroy(found.grantId);
    return true;
  }

  async function revoke(req: Request, res: Response): Promise<void> {
    res.set('Cache-Control', 'no-store');
    const form = FORM.safeParse(req.body);
    if (!form.success) return refuse(res, 400, 'invalid_request');
    const { token, client_id } = form.data;
    try {
      if ((await findClient(client_id)) === undefined) return refuse(res, 401, 'invalid_client');
      const isJwt = token.split('.').length === 3;
      const isEnded = await (isJwt ? endAccessToken(token, client_id) : endRefreshToken(token, client_id));
      if (isEnded) record('oauth:revoke', { client_id }, req, res);
    } catch (cause) {
      if (!(cause instanceof RecordsUnavailableError) && Object(cause).statusCode !== 503) throw cause;
      res.set('Retry-After', '5');
      return refuse(res, 503, 'temporarily_unavailable');
    }
    // Also for what is no token of this client: it is invalid to it already (§2.2).
    res.status(200).end();
  }

  return [express.urlencoded({ extended: false, limit: '16kb' }), revoke];
}

function refuse(res: Response, status: number, error: string): void {
  note(res, { reason: error });
  res.status(status).json({ error });
}

/** What an access token of ours says, also an expired one; undefined for any other. */
async function ownClaims(token: string, findKey: FindKey) {
  try {
    const key = await findKey(HEADER.parse(JSON.parse(decoded(token.split('.')[0]))));
    const { payload } = await compactVerify(token, key, { algorithms: ['ES256'] });
    return CLAIMS.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return undefined;
  }
}

function decoded(part = ''): string {
  return Buffer.from(part, 'base64url').toString();
}
