import type { ServerResponse } from 'node:http';
import type { Caller } from '@bookmarks/identity';

/** What was found out about a request on its way, for those who write it down when it has ended. */
export type RequestNotes = {
  /** Whose valid credential it carries, whether or not it was let in. */
  readonly caller?: Caller;
  /** Whether it is for what everybody may read, so that no credential is looked at. */
  readonly isPublic?: boolean;
  /** The stable code of the problem that answers it. */
  readonly reason?: string;
};

const NOTES = new WeakMap<ServerResponse, RequestNotes>();

/** Adds to the notes of the request that `res` answers. */
export function note(res: ServerResponse, notes: RequestNotes): void {
  NOTES.set(res, { ...NOTES.get(res), ...notes });
}

/** The notes of the request that `res` answers. */
export function notesOf(res: ServerResponse): RequestNotes {
  return NOTES.get(res) ?? {};
}
