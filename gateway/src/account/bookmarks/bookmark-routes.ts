import { html } from '@bookmarks/pages';
import type { BookmarkMessage } from '@bookmarks/protos';
import type { Response, Router } from 'express';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { HttpProblem } from '../../http/problem.ts';
import { sendPage, type Visitor } from '../account-page.ts';
import { type LibraryCall, libraryCall } from '../library-call.ts';
import { sendRefusal } from '../refusal.ts';
import { doneAddress, doneNotice } from '../undo/done-notice.ts';
import type { Visit } from '../visit.ts';
import { BOOKMARKS_PATH, bookmarkAddress } from './addresses.ts';
import { type BookmarkParts, bookmarkPage } from './bookmark-page.ts';
import { gonePage } from './gone-page.ts';
import { saveBookmark } from './save-bookmark.ts';
import { differences, TYPED, type Typed, typedFrom } from './typed-bookmark.ts';

/** One bookmark: its form, what becomes of the form, and its way to the trash. */
export function serveBookmark(router: Router, visit: Visit, callLibrary: CallLibrary): void {
  router.get(
    '/bookmarks/:id',
    visit(async ({ session, visitor }, req, res) => {
      const call = libraryCall(callLibrary, session, res);
      const id = String(req.params.id);
      const bookmark = await readBookmark(call, id);
      if (bookmark === undefined) return sendPage(res, 404, gonePage(visitor));
      const current = typedFrom(bookmark);
      const notice = doneNotice(visitor, req.query);
      await show(call, res, { visitor, id, current, typed: current, notice });
    }),
  );

  router.post(
    '/bookmarks/:id',
    visit(async ({ session, visitor }, req, res) => {
      const call = libraryCall(callLibrary, session, res);
      await save(call, res, { visitor, id: String(req.params.id), typed: TYPED.parse(req.body) });
    }),
  );

  router.post(
    '/bookmarks/:id/delete',
    visit(async ({ session }, req, res) => {
      const refs = [String(req.params.id)];
      const call = libraryCall(callLibrary, session, res);
      const { changeId } = await call('BatchDeleteBookmarks', { refs });
      res.redirect(
        303,
        changeId
          ? doneAddress(BOOKMARKS_PATH, 'deleted', [changeId])
          : doneAddress(BOOKMARKS_PATH, 'unchanged', []),
      );
    }),
  );
}

type Edit = { readonly visitor: Visitor; readonly id: string; readonly typed: Typed };

/** Nothing that was typed is lost, and nothing that somebody else has changed meanwhile. */
async function save(call: LibraryCall, res: Response, { visitor, id, typed }: Edit): Promise<void> {
  const bookmark = await readBookmark(call, id);
  if (bookmark === undefined) return sendPage(res, 404, gonePage(visitor, typed));
  const current = typedFrom(bookmark);
  const isSo = differences(current, typed).size === 0;
  if (isSo) return res.redirect(303, doneAddress(bookmarkAddress(id), 'unchanged', []));
  const edit = { visitor, id, typed };
  if (current.version !== typed.version) return showConflict(call, res, { ...edit, current });
  const { changes, refusal } = await saveBookmark(call, id, { current, typed });
  if (refusal === undefined) return res.redirect(303, doneAddress(bookmarkAddress(id), 'edited', changes));
  await showRefusal(call, res, { ...edit, changes, refusal });
}

async function showRefusal(
  call: LibraryCall,
  res: Response,
  { changes, refusal, ...edit }: Edit & { changes: readonly string[]; refusal: HttpProblem },
): Promise<void> {
  const bookmark = await readBookmark(call, edit.id);
  if (bookmark === undefined) return sendPage(res, 404, gonePage(edit.visitor, edit.typed));
  const current = typedFrom(bookmark);
  const isOthers = changes.length === 0 && current.version !== edit.typed.version;
  if (isOthers) return showConflict(call, res, { ...edit, current });
  const notice =
    changes.length === 0 ? html`` : doneNotice(edit.visitor, { done: 'partly', change: changes });
  await show(call, res, { ...edit, current, problem: refusal, notice });
}

function showConflict(call: LibraryCall, res: Response, edit: Edit & { current: Typed }): Promise<void> {
  const problem = new HttpProblem({
    status: 409,
    code: 'bookmark_changed',
    detail:
      'The bookmark was changed while you typed, and what you typed is not saved. It stands here, with what is there at present below it. Save again to overwrite that.',
  });
  return show(call, res, { ...edit, problem, notice: html`` });
}

async function show(
  call: LibraryCall,
  res: Response,
  parts: Omit<BookmarkParts, 'collections'>,
): Promise<void> {
  const { collections } = await call('ListCollections', {});
  const document = bookmarkPage({ ...parts, collections });
  if (parts.problem) sendRefusal(res, parts.problem, document);
  else sendPage(res, 200, document);
}

async function readBookmark(call: LibraryCall, id: string): Promise<BookmarkMessage | undefined> {
  const { entries } = await call('BatchGetBookmarks', { refs: [id] });
  return entries[0]?.bookmark ?? undefined;
}
