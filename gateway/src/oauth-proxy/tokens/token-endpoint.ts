import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { note } from '../../http/request-notes.ts';
import { replayedRequest } from '../requests/replayed-request.ts';
import type { CanonicalResource } from '../requests/resource.ts';
import { withCanonicalResource } from '../requests/tolerant-parameters.ts';
import { RecordsUnavailableError } from '../state/redis-records.ts';
import { type Renewals, RenewedDifferentlyError } from './renewals.ts';

export type TokenEndpointDeps = {
  readonly oidc: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly canonicalResource: CanonicalResource;
  readonly renewals: Renewals;
};

/** What oidc-provider does, of a request that was put right; and the same answer to who asks for the same again. */
export function createTokenEndpoint(deps: TokenEndpointDeps): RequestHandler[] {
  const { oidc, canonicalResource, renewals } = deps;

  async function issue(req: Request, res: Response): Promise<unknown> {
    const sent = new URLSearchParams(typeof req.body === 'string' ? req.body : '');
    const parameters = withCanonicalResource(sent, canonicalResource);
    const answer = await renewals.earlier(parameters);
    if (answer !== undefined) return res.set('Cache-Control', 'no-store').json(answer);
    const request = replayedRequest(req, parameters.toString());
    renewals.begin(request, parameters);
    return oidc(request, res);
  }

  return [
    express.text({ type: 'application/x-www-form-urlencoded', limit: '32kb' }),
    (req, res) => issue(req, res).catch((error: unknown) => refuse(error, res)),
  ];
}

/** RFC 6749 §5.2. @throws what is no refusal. */
function refuse(error: unknown, res: Response): void {
  const isAway = error instanceof RecordsUnavailableError;
  if (!isAway && !(error instanceof RenewedDifferentlyError)) throw error;
  const code = isAway ? 'temporarily_unavailable' : 'invalid_request';
  note(res, { reason: code });
  if (isAway) res.set('Retry-After', '5');
  res
    .status(isAway ? 503 : 400)
    .set('Cache-Control', 'no-store')
    .json({ error: code });
}
