import type { UserSub } from '@bookmarks/identity';
import { replaceHighlights } from '../highlights/replace-highlights.ts';
import type { LibraryStore } from '../library/library-store.ts';
import { type GetPage, PagesAwayError } from './get-page.ts';
import { healthAfter } from './link-health.ts';
import { isTriedTooOften, nextTry, nextVisit } from './next-visit.ts';
import type { DuePage, PageAnswer, PageOutcome } from './page.ts';

/** All that the queue says of a page. */
export type PageTurn = { readonly userSub: UserSub; readonly bookmarkId: string };

/** What became of a turn: `forgotten` where nobody keeps the page any more, `given_up` for now after too many workers that were gone. */
export type VisitOutcome = PageOutcome | 'forgotten' | 'given_up';

type VisitDeps = {
  readonly store: LibraryStore;
  readonly getPage: GetPage;
  readonly clock: () => Date;
  /** From 0 to 1. */
  readonly chance: () => number;
};

/** For one transaction: it waits for others who write to the same library. */
const TIMEOUT_MS = 20_000;

/**
 * Looks at a page whose turn it is, and writes down what is there. Nothing is held meanwhile, and what a person did to the bookmark
 * in that time counts.
 */
export function createVisitPage({ store, getPage, clock, chance }: VisitDeps) {
  const contextOf = (userSub: UserSub) => ({ userSub, deadline: new Date(Date.now() + TIMEOUT_MS) });
  const now = () => ({ at: clock(), chance: chance() });

  /** @throws {PagesAwayError} after the page was given back. @throws what made it fail, after it was put off. */
  return async function visitPage(
    { userSub, bookmarkId }: PageTurn,
    signal: AbortSignal,
  ): Promise<VisitOutcome> {
    const due = await store.read(contextOf(userSub), (library) => library.duePage(bookmarkId));
    const postpone = (tries: number, dueAt: Date) =>
      store.write(contextOf(userSub), (library) => library.postponePage(bookmarkId, tries, dueAt));
    if (due === undefined) {
      await store.write(contextOf(userSub), (library) => library.forgetPage(bookmarkId));
      return 'forgotten';
    }
    // It was taken by workers that were gone before they were done with it.
    if (isTriedTooOften(due.tries)) {
      await postpone(0, nextTry(due.tries, now()));
      return 'given_up';
    }
    try {
      const answer = await getPage(due, signal);
      await keep(userSub, due, answer);
      return answer.outcome;
    } catch (error) {
      const isItsFault = !(error instanceof PagesAwayError);
      const tries = isItsFault ? due.tries : due.tries - 1;
      await postpone(tries, nextTry(tries, now()));
      throw error;
    }
  };

  function keep(userSub: UserSub, { bookmarkId, url }: DuePage, answer: PageAnswer): Promise<void> {
    return store.write(contextOf(userSub), async (library) => {
      const present = await library.duePage(bookmarkId);
      if (present?.url !== url) return;
      const { at, chance: drawn } = now();
      const health = healthAfter(present, answer.outcome, at);
      const dueAt = nextVisit(answer, health, { at, chance: drawn });
      await library.savePageVisit(bookmarkId, { answer, health, at, dueAt });
      if (answer.page === undefined) return;
      await library.fillTitle(bookmarkId, answer.page.title);
      const highlights = (await library.highlightsOf([bookmarkId])).get(bookmarkId);
      if (highlights !== undefined) await replaceHighlights(library, bookmarkId, highlights);
    });
  }
}
