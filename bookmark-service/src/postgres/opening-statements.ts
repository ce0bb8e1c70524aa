import type { UserSub } from '@bookmarks/identity';
import type { CallContext } from '../library/call-context.ts';
import type { BoundStatement, Prepared } from './pipeline.ts';

/** What a transaction sees: the library of a user, or what is in a published collection, of whom it knows no more than that. */
export type TransactionScope = CallContext | { readonly publicCollection: string; readonly deadline: Date };

const BEGIN: Prepared = { name: 'begin', text: 'begin' };
/** None of these is ever null: each is evaluated, and no row comes of it. */
const SET_SCOPE: Prepared = {
  name: 'set-scope',
  text: `select where set_config('bookmarks.user_sub', $1, true) is null
    or set_config('bookmarks.published_collection', $2, true) is null
    or set_config('transaction_read_only', $3, true) is null
    or set_config('statement_timeout', $4, true) is null
    or set_config('gin_pending_list_limit', $5, true) is null
    or set_config('pg_trgm.similarity_threshold', $6, true) is null`,
};
const LOCK_LIBRARY: Prepared = {
  name: 'lock-library',
  text: 'select where pg_advisory_xact_lock(hashtextextended($1, 0)) is null',
};
const COUNT_WRITE: Prepared = {
  name: 'count-write',
  text: 'update publishers set version = version + 1 where user_sub = $1',
};

/** What comes before the first statement of a transaction; every connection has these prepared. */
export const OPENING_STATEMENTS = [BEGIN, SET_SCOPE, LOCK_LIBRARY, COUNT_WRITE];

/** Searches read through all of the list of what is not in the index yet. */
const SHORT_PENDING_LIST_KB = '256';
/** How many of the groups of three letters of two words must be in both for `%`. */
const ALIKE = '0.4';

export function begin(): BoundStatement {
  return { name: BEGIN.name, values: [] };
}

/** Says to row-level security whom the transaction is for, and bounds what it does. */
export function setScope(scope: TransactionScope, mode: 'read' | 'write', timeoutMs: number): BoundStatement {
  const [userSub, publicCollection] = 'userSub' in scope ? [scope.userSub, ''] : ['', scope.publicCollection];
  const readOnly = mode === 'read' ? 'on' : 'off';
  return {
    name: SET_SCOPE.name,
    values: [userSub, publicCollection, readOnly, String(timeoutMs), SHORT_PENDING_LIST_KB, ALIKE],
  };
}

/** Waits for other writers of the library. A statement of its own: the next one sees what they committed. */
export function lockLibrary(userSub: UserSub): BoundStatement {
  return { name: LOCK_LIBRARY.name, values: [userSub] };
}

/** What is kept of published collections is kept by the version of the library, which grows here. */
export function countWrite(userSub: UserSub): BoundStatement {
  return { name: COUNT_WRITE.name, values: [userSub] };
}
