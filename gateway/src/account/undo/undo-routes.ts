import type { Router } from 'express';
import { z } from 'zod';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { sendPage } from '../account-page.ts';
import { jobAddress } from '../import/job-page.ts';
import { type LibraryCall, libraryCall } from '../library-call.ts';
import type { Visit } from '../visit.ts';
import { CHANGE_IDS, doneAddress } from './done-notice.ts';
import { undoPage } from './undo-page.ts';

const FORM = z.object({ change: CHANGE_IDS });

/** The way back from every form. */
export function serveUndo(router: Router, visit: Visit, callLibrary: CallLibrary): void {
  router.post(
    '/undo',
    visit(async ({ session, visitor }, req, res) => {
      const { change: changes } = FORM.parse(req.body);
      const undos = await undoAll(libraryCall(callLibrary, session, res), changes);
      const job = undos.find(({ jobId }) => jobId !== '');
      if (job) return res.redirect(303, jobAddress(job.jobId));
      const undone = sumOf(undos);
      if (undone.conflictCount > 0) return sendPage(res, 200, undoPage(visitor, undone));
      const done = undone.undoneCount > 0 ? 'undone' : 'unchanged';
      res.redirect(303, doneAddress('/account/bookmarks', done, undone.changes));
    }),
  );
}

type Undo = Awaited<ReturnType<typeof undoAll>>[number];

/** The last first, so that each finds things as it left them. */
async function undoAll(call: LibraryCall, changes: readonly string[]) {
  const undos = [];
  for (const changeId of changes.toReversed()) undos.push(await call('UndoChange', { changeId }));
  return undos;
}

function sumOf(undos: readonly Undo[]) {
  const sum = (count: (undo: Undo) => number) => undos.reduce((total, undo) => total + count(undo), 0);
  return {
    undoneCount: sum(({ undoneCount }) => undoneCount),
    conflictCount: sum(({ conflictCount }) => conflictCount),
    conflicts: undos.flatMap(({ conflicts }) => conflicts),
    changes: undos.flatMap(({ changeId }) => changeId || []),
  };
}
