import { type Html, html } from '@bookmarks/pages';
import { LIMITS } from '@bookmarks/protos';
import type { Response, Router } from 'express';
import { z } from 'zod';
import type { CallLibrary } from '../../grpc/library-client.ts';
import { sendPage } from '../account-page.ts';
import { type LibraryCall, libraryCall } from '../library-call.ts';
import { isRefusal, refusalNotice, sendRefusal } from '../refusal.ts';
import type { Session } from '../session.ts';
import type { RecordOperation } from '../session-audit.ts';
import type { Visit } from '../visit.ts';
import { POKE_PATH, pokePage } from './poke-page.ts';

const FORM = z.object({
  key: z
    .string()
    .max(LIMITS.pokeApiKeyLength * 4)
    .catch(''),
});
const DONE = z.object({ done: z.enum(['connected', 'tested', 'disconnected']) });
const WORDS = {
  connected: 'Poke is connected. Send a test message to see it at work.',
  tested: 'The message is on its way: look into your chat with Poke.',
  disconnected: 'Nothing is sent to Poke any more.',
} as const;

type PokeDeps = { readonly callLibrary: CallLibrary; readonly record: RecordOperation };

/** A person's connection to their chat. What Poke refuses is said on the page that the form is on. */
export function servePoke(router: Router, visit: Visit, { callLibrary, record }: PokeDeps): void {
  const callOf = (session: Session, res: Response) => libraryCall(callLibrary, session, res);
  const form = (action: string, work: (call: LibraryCall, body: unknown) => Promise<unknown>) =>
    router.post(
      `/poke/${action}`,
      visit(async ({ session, visitor }, req, res) => {
        const call = callOf(session, res);
        try {
          await work(call, req.body);
        } catch (error) {
          if (!isRefusal(error)) throw error;
          const { webhook } = await call('GetWebhook', {});
          return sendRefusal(res, error, pokePage({ visitor, webhook, notice: refusalNotice(error) }));
        }
        record(`poke:${action}`, session, req, res);
        res.redirect(303, `${POKE_PATH}?done=${DONE_AFTER[action]}`);
      }),
    );

  router.get(
    '/poke',
    visit(async ({ session, visitor }, req, res) => {
      const { webhook } = await callOf(session, res)('GetWebhook', {});
      sendPage(res, 200, pokePage({ visitor, webhook, notice: doneNotice(req.query) }));
    }),
  );
  form('connect', (call, body) => call('ConnectWebhook', { pokeApiKey: FORM.parse(body).key }));
  form('test', (call) => call('TestWebhook', {}));
  form('disconnect', (call) => call('DisconnectWebhook', {}));
}

const DONE_AFTER: Readonly<Record<string, keyof typeof WORDS>> = {
  connect: 'connected',
  test: 'tested',
  disconnect: 'disconnected',
};

function doneNotice(query: unknown): Html {
  const { data } = DONE.safeParse(query);
  return data === undefined
    ? html``
    : html`<div class="notice" role="status"><p>${WORDS[data.done]}</p></div>`;
}
