import { LIMITS } from '@bookmarks/protos';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import { LibraryError } from '../library/library-error.ts';
import type { Chat } from './chat.ts';
import { openToken } from './open-token.ts';
import type { TokenSeal } from './sealed-token.ts';
import type { Webhook } from './webhook.ts';

/** What can stand in a header. */
const API_KEY = /^[\x21-\x7e]+$/;
const TEST_MESSAGE = {
  event: 'bookmarks_test',
  message: 'Your bookmarks are connected. This is where reminders will come.',
} as const;

type WebhookDeps = LibraryDeps & { readonly chat: Chat; readonly seal: TokenSeal };

export type Webhooks = ReturnType<typeof createWebhooks>;

/** The way into a user's chat. Nothing is held in the database while the chat's service is asked. */
export function createWebhooks({ store, clock, chat, seal }: WebhookDeps) {
  const read = (context: CallContext) => store.read(context, (library) => library.webhook());

  async function required(context: CallContext): Promise<Webhook> {
    const webhook = await read(context);
    if (webhook === undefined) throw new LibraryError('not_found', 'Nothing is connected.');
    return webhook;
  }

  const record = (context: CallContext, { createdAt }: Webhook, failure: string) =>
    store.write(context, (library) => library.recordDelivery(createdAt, clock(), failure));

  return {
    getWebhook: read,

    /** @throws {LibraryError} `invalid`; `other_service` */
    async connectWebhook(context: CallContext, apiKey: string): Promise<Webhook> {
      const { url, token } = await chat.createWebhook(parseApiKey(apiKey));
      const webhook: Webhook = {
        url,
        sealedToken: seal.seal(context.userSub, token),
        createdAt: clock(),
        lastDeliveredAt: undefined,
        lastFailure: '',
      };
      await store.write(context, (library) => library.replaceWebhook(webhook));
      return webhook;
    },

    disconnectWebhook: (context: CallContext): Promise<void> =>
      store.write(context, (library) => library.deleteWebhook()),

    /** @throws {LibraryError} `not_found` where there is none, or the chat's service has none any more; `other_service` */
    async testWebhook(context: CallContext): Promise<Webhook> {
      const webhook = await required(context);
      const { url, sealedToken } = webhook;
      try {
        await chat.send({ url, token: openToken(seal, context.userSub, sealedToken) }, TEST_MESSAGE);
      } catch (error) {
        if (error instanceof LibraryError) await record(context, webhook, error.message);
        throw error;
      }
      await record(context, webhook, '');
      return required(context);
    },
  };
}

function parseApiKey(text: string): string {
  const key = text.trim();
  if (key.length <= LIMITS.pokeApiKeyLength && API_KEY.test(key)) return key;
  throw new LibraryError('invalid', "This is no API key of Poke's. Copy the whole key, and nothing else.");
}
