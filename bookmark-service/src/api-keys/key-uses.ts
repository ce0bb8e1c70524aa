import type { UserSub } from '@bookmarks/identity';
import type { LibraryStore } from '../library/library-store.ts';
import type { ApiKeyGrant, ApiKeyUse } from './api-key.ts';

/** How old "last used" may be. */
const WRITE_EVERY_MS = 60_000;
const WRITE_TIMEOUT_MS = 5_000;
/** More keys than these in a minute: the uses of the others are written when they come again. */
const MAX_WAITING = 10_000;

type Waiting = { readonly userSub: UserSub; readonly id: string; readonly use: ApiKeyUse };

/** Remembers when keys were used, so that no request waits until that is written. */
export type KeyUses = AsyncDisposable & {
  note(key: Pick<ApiKeyGrant, 'userSub' | 'id'>, use: ApiKeyUse): void;
  /** Writes down what is remembered. What cannot be written is forgotten: it is news, and the next use brings more. */
  flush(): Promise<void>;
};

/** Writes them every minute, and at the end. */
export function createKeyUses({
  store,
  onError,
}: {
  readonly store: LibraryStore;
  readonly onError: (error: unknown) => void;
}): KeyUses {
  const waiting = new Map<string, Waiting>();

  const write = async ({ userSub, id, use }: Waiting) => {
    const context = { userSub, deadline: new Date(Date.now() + WRITE_TIMEOUT_MS) };
    await store.write(context, (library) => library.recordApiKeyUse(id, use));
  };
  const flush = async () => {
    const uses = [...waiting.values()];
    waiting.clear();
    for (const use of uses) await write(use).catch(onError);
  };
  const timer = setInterval(() => void flush(), WRITE_EVERY_MS);
  timer.unref();

  return {
    note({ userSub, id }, use) {
      const name = JSON.stringify([userSub, id]);
      if (waiting.has(name) || waiting.size < MAX_WAITING) waiting.set(name, { userSub, id, use });
    },
    flush,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await flush();
    },
  };
}
