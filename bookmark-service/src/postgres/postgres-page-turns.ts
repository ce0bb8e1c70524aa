import type { UserSub } from '@bookmarks/identity';
import type { Pool } from 'pg';
import type { PageTurns } from '../pages/page-turns.ts';

/** Longer than a look takes, with what is written before and after it: then another worker takes the page over. */
const TURN_MS = 90_000;
const MISSED_AT_ONCE = 1_000;

type TurnRow = { user_sub: UserSub; bookmark_id: string | null; site: string };
type NotedRow = { user_sub: string; bookmark_id: string };

/** By functions that show whose turn it is, and nothing else of anybody: see their migration. */
export function createPostgresPageTurns(pool: Pick<Pool, 'query'>): PageTurns {
  let last = { user_sub: '', site: '' };
  let lastNoted = ['', ''];

  return {
    /** From one user to the next, so that nobody keeps the others waiting. */
    async take(wanted, now) {
      const { rows } = await pool.query<TurnRow>('select * from take_pages($1, $2, $3, $4, $5)', [
        now,
        new Date(now.getTime() + TURN_MS),
        wanted,
        last.user_sub,
        last.site,
      ]);
      last = rows.at(-1) ?? last;
      return rows.flatMap(({ user_sub, bookmark_id }) =>
        bookmark_id === null ? [] : { userSub: user_sub, bookmarkId: bookmark_id },
      );
    },

    async noteMissed() {
      const { rows } = await pool.query<NotedRow>('select * from note_pages($1, $2, $3)', [
        ...lastNoted,
        MISSED_AT_ONCE,
      ]);
      const [last] = rows;
      if (last === undefined) return false;
      lastNoted = [last.user_sub, last.bookmark_id];
      return true;
    },
  };
}
