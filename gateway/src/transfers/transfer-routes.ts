import type { Request, RequestHandler, Response } from 'express';
import type { DecisionRecorder } from '../audit/record-decisions.ts';
import { allowFileTime } from '../http/body-time.ts';
import { HttpProblem } from '../http/problem.ts';
import { requestIdOf } from '../http/request-id.ts';
import { note } from '../http/request-notes.ts';
import type { EnforceLimits } from '../limits/enforce.ts';
import { fileHeaders, sendFile } from './exported-file.ts';
import { refusalPage, SECRET_ADDRESS_HEADERS, sendPage, startedPage, uploadPage } from './transfer-page.ts';
import { linkNotGood } from './transfer-problem.ts';
import type { Transfer, TransferService } from './transfer-service.ts';
import { uploadedFile } from './uploaded-file.ts';

/** The parameter is a secret: nothing may write the path down. */
export const TRANSFER_PATH = '/transfers/:token';

export type TransferDeps = {
  readonly transfers: TransferService;
  readonly decisions: Pick<DecisionRecorder, 'ofLink'>;
  readonly limits: Pick<EnforceLimits, 'onStranger'>;
  readonly clock: () => Date;
};

/** Links by which a person, or a program, sends a file in or fetches one. The link itself is the credential. */
export function createTransferRoute({ transfers, decisions, limits, clock }: TransferDeps): RequestHandler {
  const open = decisions.ofLink((token, _req, res) => transfers.open(token, requestIdOf(res)));

  async function receive(req: Request, res: Response, token: string, { direction }: Transfer): Promise<void> {
    if (direction !== 'import') throw linkNotGood();
    allowFileTime(req);
    const jobId = await transfers.upload(token, await uploadedFile(req), requestIdOf(res));
    if (wantsPage(req)) return sendPage(res, 202, startedPage(jobId));
    const detail = `The bookmarks are being imported. Ask your assistant how far the job ${jobId} is.`;
    res.status(202).set(SECRET_ADDRESS_HEADERS).json({ job_id: jobId, detail });
  }

  async function offer(req: Request, res: Response, token: string, transfer: Transfer): Promise<void> {
    if (transfer.direction === 'import') return sendPage(res, 200, uploadPage());
    const headers = fileHeaders(transfer, clock());
    if (req.method === 'HEAD') return void res.writeHead(200, headers).end();
    await sendFile(res, headers, transfers.download(token, requestIdOf(res)));
  }

  return async (req, res) => {
    try {
      await limits.onStranger(req, res);
      const token = String(req.params.token);
      const transfer = await open(token, req, res);
      await (req.method === 'POST' ? receive(req, res, token, transfer) : offer(req, res, token, transfer));
    } catch (error) {
      // What still comes is dropped, so that the client gets to read the answer.
      req.unpipe().resume();
      refuse(error, req, res);
    }
  };
}

/** A page for people; programs get the problem as everywhere. */
function refuse(error: unknown, req: Request, res: Response): void {
  if (!(error instanceof HttpProblem) || error.status >= 500 || res.headersSent || !wantsPage(req))
    throw error;
  note(res, { reason: error.code });
  sendPage(res, error.status, refusalPage(error.message), error.headers);
}

function wantsPage(req: Request): boolean {
  return req.accepts(['json', 'html']) === 'html';
}
