import type { UserSub } from '@bookmarks/identity';
import type { Pool } from 'pg';
import type { PageTurns } from '../pages/page-turns.ts';

/** Longer than a look takes, with what is written before and after it: then another worker takes the page over. */
const TURN_MS = 90_000;
const MISSED_AT_ONCE = 1_000;

type TurnRow = { user_sub: UserSub; bookmark_id: string; site: string };

/** By functions that show whose turn it is, and nothing else of anybody: see their migration. */
export function createPostgresPageTurns(pool: Pick<Pool, 'query'>): PageTurns {
  let lastSite = '';
  let lastNoted = ['', ''];

  return {
    /** From one site to the next, so that no site keeps the others waiting. */
    async take(wanted, now) {
      const { rows } = await pool.query<TurnRow>('select * from take_pages($1, $2, $3, $4)', [
        now,
        new Date(now.getTime() + TURN_MS),
        wanted,
        lastSite,
      ]);
      lastSite = rows.length < wanted ? '' : (rows.at(-1)?.site ?? '');
      return rows.map(({ user_sub, bookmark_id }) => ({ userSub: user_sub, bookmarkId: bookmark_id }));
    },

    async noteMissed() {
      const { rows } = await pool.query<TurnRow>('select * from note_pages($1, $2, $3)', [
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
