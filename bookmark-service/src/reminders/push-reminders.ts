import type { UserSub } from '@bookmarks/identity';
import { LIMITS } from '@bookmarks/protos';
import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { CallContext } from '../library/call-context.ts';
import type { LibraryDeps } from '../library/library.ts';
import { LibraryError } from '../library/library-error.ts';
import type { Chat } from '../webhooks/chat.ts';
import { openToken } from '../webhooks/open-token.ts';
import type { TokenSeal } from '../webhooks/sealed-token.ts';
import type { Webhook } from '../webhooks/webhook.ts';
import { MAX_ATTEMPTS, nextTry } from './next-try.ts';
import { reminderMessage } from './reminder-message.ts';

export type PushOutcome = 'delivered' | 'failed' | 'nothing_due';

type PushDeps = LibraryDeps & {
  readonly chat: Chat;
  readonly seal: TokenSeal;
  /** From 0 to 1. */
  readonly random: () => number;
};

type Failure = { readonly attempts: number; readonly error: LibraryError };

/** Together with the message itself less than who claims it has time for. */
const STATEMENTS_TIMEOUT_MS = 5_000;
/** Reminders that are due one after the other come together. */
const PAUSE_MS = 60_000;

/**
 * Sends what is due to a user's chat, in one message. A reminder is shown once the chat has taken it; who is interrupted
 * between the two, or before, leaves it due: it is sent again rather than not at all. Nothing is held in the database while
 * the chat's service is asked.
 */
export function createPushReminders({ store, clock, chat, seal, random }: PushDeps) {
  const contextOf = (userSub: UserSub): CallContext => ({
    userSub,
    deadline: new Date(Date.now() + STATEMENTS_TIMEOUT_MS),
  });

  const read = (userSub: UserSub) =>
    store.read(contextOf(userSub), async (library) => ({
      webhook: await library.webhook(),
      due: await library.dueReminders(clock(), LIMITS.dueReminders),
      attempts: await library.reminderAttempts(),
    }));

  const nothingDue = (userSub: UserSub, { createdAt }: Webhook) =>
    store.write(contextOf(userSub), (library) => library.scheduleNextReminder(createdAt, clock()));

  const delivered = (userSub: UserSub, { createdAt }: Webhook, due: readonly Bookmark[]) =>
    store.write(contextOf(userSub), async (library) => {
      await library.markReminded(due);
      await library.recordDelivery(createdAt, clock(), '');
      await library.scheduleNextReminder(createdAt, new Date(clock().getTime() + PAUSE_MS));
    });

  const givenUp = (userSub: UserSub, { createdAt }: Webhook) =>
    store.write(contextOf(userSub), (library) => library.giveUpReminder(createdAt, clock()));

  const failed = (userSub: UserSub, { createdAt }: Webhook, { attempts, error }: Failure) =>
    store.write(contextOf(userSub), async (library) => {
      const at = clock();
      await library.recordDelivery(createdAt, at, error.message);
      // One that is gone does not come back within hours.
      const next = error.code === 'not_found' ? undefined : nextTry(at, attempts, random());
      await (next === undefined
        ? library.giveUpReminder(createdAt, at)
        : library.retryReminder(createdAt, next));
    });

  return async (userSub: UserSub): Promise<PushOutcome> => {
    const { webhook, due, attempts } = await read(userSub);
    if (webhook === undefined) return 'nothing_due';
    if (due.length === 0) {
      await nothingDue(userSub, webhook);
      return 'nothing_due';
    }
    // So often that each message may have arrived, and what became of it could not be written down.
    if (attempts > MAX_ATTEMPTS) {
      await givenUp(userSub, webhook);
      return 'failed';
    }
    try {
      const token = openToken(seal, userSub, webhook.sealedToken);
      await chat.send({ url: webhook.url, token }, reminderMessage(due));
    } catch (error) {
      if (!(error instanceof LibraryError)) throw error;
      await failed(userSub, webhook, { attempts, error });
      return 'failed';
    }
    await delivered(userSub, webhook, due);
    return 'delivered';
  };
}
