import type { AccountWriter } from '../account/account-store.ts';
import type { ApiKeyReader, ApiKeyWriter } from '../api-keys/api-key-store.ts';
import type { AppConnectionReader, AppConnectionWriter } from '../app-connections/app-connection-store.ts';
import type { AuditReader } from '../audits/audit-store.ts';
import type { BookmarkReader, BookmarkWriter } from '../bookmarks/bookmark-store.ts';
import type { BulkReader, BulkWriter } from '../bookmarks/bulk-store.ts';
import type { ChangeReader, ChangeWriter } from '../changes/change-store.ts';
import type { CollectionReader, CollectionWriter } from '../collections/collection-store.ts';
import type { DomainReader } from '../domains/domain-store.ts';
import type { HighlightReader, HighlightWriter } from '../highlights/highlight-store.ts';
import type { ImportProgressReader, ImportProgressWriter } from '../import/import-progress-store.ts';
import type { ImportReader, ImportWriter } from '../import/import-store.ts';
import type { JobReader, JobWriter } from '../jobs/job-store.ts';
import type { OverviewReader } from '../overview/overview-store.ts';
import type { PageReader, PageWriter } from '../pages/page-store.ts';
import type { PublisherReader, PublisherWriter } from '../public-collections/publisher-store.ts';
import type {
  PreferenceReader,
  PreferenceWriter,
  ReminderReader,
  ReminderWriter,
} from '../reminders/reminder-store.ts';
import type { ResurfaceReader } from '../resurface/resurface-store.ts';
import type { SearchReader } from '../search/search-store.ts';
import type { TagReader, TagWriter } from '../tags/tag-store.ts';
import type { TransferReader, TransferWriter } from '../transfers/transfer-store.ts';
import type { WebhookReader, WebhookWriter } from '../webhooks/webhook-store.ts';
import type { CallContext } from './call-context.ts';

/**
 * Where libraries are kept. Each call runs in one transaction that sees one user's library and nothing else; writes to
 * one library happen one after the other.
 */
export interface LibraryStore {
  read<Result>(context: CallContext, work: (library: LibraryReader) => Promise<Result>): Promise<Result>;
  /** Whatever `work` wrote is undone when it throws. */
  write<Result>(context: CallContext, work: (library: LibraryWriter) => Promise<Result>): Promise<Result>;
}

/** All that can be asked of one user's library. Features ask for the part that they need. */
export type LibraryReader = BookmarkReader &
  BulkReader &
  ChangeReader &
  SearchReader &
  TagReader &
  DomainReader &
  CollectionReader &
  AuditReader &
  ResurfaceReader &
  OverviewReader &
  JobReader &
  ImportReader &
  ImportProgressReader &
  TransferReader &
  ApiKeyReader &
  AppConnectionReader &
  PublisherReader &
  PreferenceReader &
  ReminderReader &
  WebhookReader &
  PageReader &
  HighlightReader;

export type LibraryWriter = LibraryReader &
  BookmarkWriter &
  BulkWriter &
  TagWriter &
  CollectionWriter &
  ChangeWriter &
  JobWriter &
  ImportWriter &
  ImportProgressWriter &
  TransferWriter &
  ApiKeyWriter &
  AppConnectionWriter &
  AccountWriter &
  PublisherWriter &
  PreferenceWriter &
  ReminderWriter &
  WebhookWriter &
  PageWriter &
  HighlightWriter;
