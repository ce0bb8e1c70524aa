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
  /**
   * Keeps a transfer for the file that begins to come; a claim from before `staleBefore` was left behind by a process
   * that is gone. @returns false where it is used, or a file comes by it already.
   */
  claimTransfer(id: string, claim: { readonly at: Date; readonly staleBefore: Date }): Promise<boolean>;
  /** A file still comes. @returns false where the transfer is gone. */
  renewClaim(id: string, at: Date): Promise<boolean>;
  /** For a file that did not arrive: another can come. */
  releaseTransfer(id: string): Promise<void>;
  /** Marks a transfer as used. @returns false where it was used before. */
  useTransfer(id: string, at: Date): Promise<boolean>;
}
