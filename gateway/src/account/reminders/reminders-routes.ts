import { type Html, html } from '@bookmarks/pages';
import type { Router } from 'express';
import { z } from 'zod';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { sendPage } from '../account-page.ts';
import { type LibraryCall, libraryCall } from '../library-call.ts';
import { isRefusal, refusalNotice, sendRefusal } from '../refusal.ts';
import type { Visit } from '../visit.ts';
import { REMINDERS_PATH, remindersPage } from './reminders-page.ts';

/** The service says which time zones there are. */
const FORM = z.object({ time_zone: z.string().catch('') });
const DONE = z.object({ done: z.literal('saved') });
const SAVED = html`<div class="notice" role="status"><p>The time zone is saved.</p></div>`;
const SHOWN = 50;

/** What a person will be reminded of, and by which clock. */
export function serveReminders(router: Router, visit: Visit, callLibrary: CallLibrary): void {
  router.get(
    '/reminders',
    visit(async ({ session, visitor }, req, res) => {
      const shown = await read(libraryCall(callLibrary, session, res));
      const notice: Html = DONE.safeParse(req.query).success ? SAVED : html``;
      sendPage(res, 200, remindersPage({ visitor, ...shown, notice }));
    }),
  );

  router.post(
    '/reminders',
    visit(async ({ session, visitor }, req, res) => {
      const call = libraryCall(callLibrary, session, res);
      try {
        await call('SetPreferences', { timeZone: FORM.parse(req.body).time_zone });
      } catch (error) {
        if (!isRefusal(error)) throw error;
        const parts = { visitor, ...(await read(call)), notice: refusalNotice(error) };
        return sendRefusal(res, error, remindersPage(parts));
      }
      res.redirect(303, `${REMINDERS_PATH}?done=saved`);
    }),
  );
}

async function read(call: LibraryCall) {
  const [{ timeZone }, { bookmarks, nextPageToken }] = await Promise.all([
    call('GetPreferences', {}),
    call('ListBookmarks', { order: 'ORDER_REMINDER', pageSize: SHOWN }),
  ]);
  return { timeZone, bookmarks, areMore: nextPageToken !== '' };
}
