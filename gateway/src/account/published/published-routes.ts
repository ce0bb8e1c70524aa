import { html } from '@bookmarks/pages';
import type { Router } from 'express';
import { z } from 'zod';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { sendPage } from '../account-page.ts';
import { libraryCall } from '../library-call.ts';
import type { RecordOperation } from '../session-audit.ts';
import type { Visit } from '../visit.ts';
import { PUBLISHED_PATH, publishedPage } from './published-page.ts';

/** The service says what is wrong with a name. */
const FORM = z.object({ name: z.string().catch('') });
const ACTIONS = { publish: true, unpublish: false } as const;
const DONE = z.object({ done: z.enum(['published', 'unpublished', 'named']) });
const WORDS = {
  published: 'It is published: everybody can read it.',
  unpublished: 'It is private again.',
  named: 'The name is saved.',
} as const;

/** What everybody can read of a library, decided by its person. */
export function servePublished(
  router: Router,
  visit: Visit,
  { callLibrary, record }: { readonly callLibrary: CallLibrary; readonly record: RecordOperation },
): void {
  router.get(
    '/published',
    visit(async ({ session, visitor }, req, res) => {
      const call = libraryCall(callLibrary, session, res);
      const [{ publicName }, { collections }] = await Promise.all([
        call('GetPublisher', {}),
        call('ListCollections', { includeSmart: true }),
      ]);
      const done = DONE.safeParse(req.query).data?.done;
      const notice = done ? html`<div class="notice" role="status"><p>${WORDS[done]}</p></div>` : html``;
      sendPage(res, 200, publishedPage({ visitor, publicName, collections, notice }));
    }),
  );

  router.post(
    '/published/name',
    visit(async ({ session }, req, res) => {
      const { name } = FORM.parse(req.body);
      await libraryCall(callLibrary, session, res)('SetPublicName', { publicName: name });
      res.redirect(303, `${PUBLISHED_PATH}?done=named`);
    }),
  );

  for (const [action, isPublic] of Object.entries(ACTIONS)) {
    router.post(
      `/published/:id/${action}`,
      visit(async ({ session }, req, res) => {
        const id = String(req.params.id);
        await libraryCall(callLibrary, session, res)('SaveCollection', { id, public: isPublic });
        record(`collection:${action}`, session, req, res);
        res.redirect(303, `${PUBLISHED_PATH}?done=${action}ed`);
      }),
    );
  }
}
