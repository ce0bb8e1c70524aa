import type { Router } from 'express';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { sendPage } from '../account-page.ts';
import { type LibraryCall, libraryCall } from '../library-call.ts';
import { isRefusal, sendRefusal } from '../refusal.ts';
import { doneAddress, doneNotice } from '../undo/done-notice.ts';
import type { Visit } from '../visit.ts';
import { ADDED, addPage } from './add-page.ts';
import { BOOKMARKS_PATH, bookmarkAddress } from './addresses.ts';
import { serveBookmark } from './bookmark-routes.ts';
import { type Found, findBookmarks, NOTHING, WANTED, type Wanted } from './find-bookmarks.ts';
import { listPage } from './list-page.ts';
import type { Vocabulary } from './search-form.ts';
import { tagsIn } from './typed-bookmark.ts';

/** The tags that are offered; another one can be typed. */
const OFFERED_TAGS = 200;

const OUTCOMES = {
  OUTCOME_UNSPECIFIED: 'unchanged',
  OUTCOME_CREATED: 'created',
  OUTCOME_MERGED: 'merged',
  OUTCOME_UNCHANGED: 'unchanged',
} as const;

/** The same where the saved bookmark has another title than was typed. */
const WITH_OWN_TITLE = { unchanged: 'kept', created: 'created', merged: 'merged_kept' } as const;

/** A person's bookmarks: to look through, to search, to add to and to change. */
export function serveBookmarks(router: Router, visit: Visit, callLibrary: CallLibrary): void {
  router.get(
    '/bookmarks',
    visit(async ({ session, visitor }, req, res) => {
      const call = libraryCall(callLibrary, session, res);
      const wanted = WANTED.parse(req.query);
      const [vocabulary, { found, problem }] = await Promise.all([
        readVocabulary(call),
        findOrRefuse(call, wanted),
      ]);
      const notice = doneNotice(visitor, req.query);
      const document = listPage({ visitor, wanted, vocabulary, found, problem, notice });
      if (problem) sendRefusal(res, problem, document);
      else sendPage(res, 200, document);
    }),
  );

  router.get(
    '/bookmarks/add',
    // What a bookmarklet has seen stands in the form; nothing is saved until its person says so.
    visit(({ visitor }, req, res) => sendPage(res, 200, addPage(visitor, ADDED.parse(req.query)))),
  );

  router.post(
    '/bookmarks/add',
    visit(async ({ session, visitor }, req, res) => {
      const added = ADDED.parse(req.body);
      try {
        const address = await add(libraryCall(callLibrary, session, res), added);
        res.redirect(303, address);
      } catch (error) {
        if (!isRefusal(error)) throw error;
        sendRefusal(res, error, addPage(visitor, added, error));
      }
    }),
  );

  serveBookmark(router, visit, callLibrary);
}

async function readVocabulary(call: LibraryCall): Promise<Vocabulary> {
  const [{ collections }, { tags }] = await Promise.all([
    call('ListCollections', { includeSmart: true }),
    call('ListTags', { order: 'ORDER_COUNT', pageSize: OFFERED_TAGS }),
  ]);
  return { collections, tags };
}

/** A mistake in what is wanted is no reason to take the form away. */
async function findOrRefuse(call: LibraryCall, wanted: Wanted) {
  try {
    const found: Found = await findBookmarks(call, wanted);
    return { found, problem: undefined };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { found: NOTHING, problem: error };
  }
}

/** Where the page of what was done is: the list, on top of which it is, or else the bookmark itself. */
async function add(call: LibraryCall, { url, title, tags }: typeof ADDED._output): Promise<string> {
  const request = { url, ...(title && { title }), tags: tagsIn(tags) };
  const { bookmark, outcome, changeId, kept } = await call('CreateBookmark', request);
  const done = kept.includes('title') ? WITH_OWN_TITLE[OUTCOMES[outcome]] : OUTCOMES[outcome];
  const path = done === 'created' || !bookmark ? BOOKMARKS_PATH : bookmarkAddress(bookmark.id);
  return doneAddress(path, done, changeId ? [changeId] : []);
}
