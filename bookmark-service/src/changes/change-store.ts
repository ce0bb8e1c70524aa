import type { Change, ChangedEntity, ChangeItem, NewChange } from './change.ts';

/** Items of one kind of thing in a change, in the order of their ids. */
type ChangeItemsQuery = {
  readonly changeId: string;
  readonly entity: ChangedEntity;
  /** The id that the last ones ended with. */
  readonly after: string | undefined;
  readonly limit: number;
};

export interface ChangeReader {
  changeById(id: string): Promise<Change | undefined>;
  /** Newest first. */
  recentChanges(limit: number): Promise<Change[]>;
  /** The changes of one bookmark, newest first. */
  changesOfBookmark(id: string, limit: number): Promise<Change[]>;
  changeItems(query: ChangeItemsQuery): Promise<ChangeItem[]>;
}

export interface ChangeWriter extends ChangeReader {
  /** Remembers a change; called again with the same id, it adds items to that change. */
  recordChange(change: NewChange): Promise<void>;
}
