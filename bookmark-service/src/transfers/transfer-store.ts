import type { Bookmark } from '../bookmarks/bookmark.ts';
import type { Condition } from '../search/condition.ts';
import type { Transfer } from './transfer.ts';

export type ExportPageQuery = {
  readonly condition: Condition;
  /** The collection that the bookmarks are in themselves; null for those that are in none. */
  readonly collectionId: string | null;
  readonly after: Pick<Bookmark, 'createdAt' | 'id'> | undefined;
  readonly limit: number;
};

export interface TransferReader {
  transferById(id: string): Promise<Transfer | undefined>;
  /** Bookmarks of one collection, oldest first. */
  exportPage(query: ExportPageQuery): Promise<Bookmark[]>;
}

export interface TransferWriter extends TransferReader {
  insertTransfer(transfer: Transfer): Promise<void>;
  /** Marks a transfer as used. @returns false where it was used before. */
  claimTransfer(id: string, at: Date): Promise<boolean>;
  /** For a transfer whose file did not arrive: it can be used again. */
  releaseTransfer(id: string): Promise<void>;
}
