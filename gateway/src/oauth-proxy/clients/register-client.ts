import express, { type Request, type RequestHandler, type Response } from 'express';
import type { ClientDenials } from '../../apps/client-denials.ts';
import { note } from '../../http/request-notes.ts';
import type { RecordDecision } from '../record-decision.ts';
import { clientMetadata, REGISTRATION } from './registration.ts';
import type { SealedClientIds } from './sealed-client-ids.ts';

const readJson = express.json({ limit: '16kb', type: () => true });

export type RegisterDeps = {
  readonly clientIds: Pick<SealedClientIds, 'seal'>;
  readonly denials: Pick<ClientDenials, 'isDenied'>;
  readonly record: RecordDecision;
};

/** Dynamic client registration (RFC 7591). It stores nothing, so that it can neither fill up nor forget anybody. */
export function createRegisterClient({ clientIds, denials, record }: RegisterDeps): RequestHandler {
  async function register(req: Request, res: Response): Promise<unknown> {
    const registration = REGISTRATION.safeParse(req.body);
    if (!registration.success) {
      const [issue] = registration.error.issues;
      const [member = ''] = issue?.path ?? [];
      const code = member === 'redirect_uris' ? 'invalid_redirect_uri' : 'invalid_client_metadata';
      return refuse(res, code, `${String(member)} ${issue?.message}`.trim());
    }
    const clientId = clientIds.seal(registration.data);
    if (clientId === undefined)
      return refuse(res, 'invalid_client_metadata', 'the redirect URIs and the name are too long together');
    // Where nobody can say, it is registered: an id alone lets nobody in.
    if (await denials.isDenied(clientId).catch(() => false)) {
      record('oauth:register', { reason: 'access_denied', client_id: clientId }, req, res);
      return refuse(res, 'access_denied', 'the operator lets this client in no more');
    }
    return res
      .status(201)
      .set('Cache-Control', 'no-store')
      .json({ client_id: clientId, ...clientMetadata(registration.data) });
  }

  return (req, res, next) =>
    readJson(req, res, (error?: unknown) =>
      error === undefined
        ? register(req, res).catch(next)
        : refuse(res, 'invalid_client_metadata', 'must be JSON of at most 16 kB'),
    );
}

/** RFC 7591 §3.2.2. */
function refuse(res: Response, error: string, error_description: string): void {
  note(res, { reason: error });
  res.status(400).set('Cache-Control', 'no-store').json({ error, error_description });
}
