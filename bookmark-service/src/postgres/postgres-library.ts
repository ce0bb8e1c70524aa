import type { LibraryWriter } from '../library/library-store.ts';
import { accountStatements } from './account-statements.ts';
import { apiKeyStatements } from './api-key-statements.ts';
import { appConnectionStatements } from './app-connection-statements.ts';
import { auditStatements } from './audit-statements.ts';
import { bookmarkStatements } from './bookmark-statements.ts';
import { bulkStatements } from './bulk-statements.ts';
import { changeStatements } from './change-statements.ts';
import { collectionStatements } from './collection-statements.ts';
import { domainStatements } from './domain-statements.ts';
import { highlightStatements } from './highlight-statements.ts';
import { importProgressStatements } from './import-progress-statements.ts';
import { importStatements } from './import-statements.ts';
import type { SendToQueue } from './job-queue.ts';
import { jobStatements } from './job-statements.ts';
import type { LibraryClient } from './library-client.ts';
import { overviewStatements } from './overview-statements.ts';
import { pageStatements } from './page-statements.ts';
import { publisherStatements } from './publisher-statements.ts';
import { reminderStatements } from './reminder-statements.ts';
import { resurfaceStatements } from './resurface-statements.ts';
import { searchStatements } from './search-statements.ts';
import { tagStatements } from './tag-statements.ts';
import { transferStatements } from './transfer-statements.ts';
import { webhookStatements } from './webhook-statements.ts';

/** What a write sets off beside itself: jobs, and looks at pages where somebody looks. */
type Outside = { readonly send: SendToQueue; readonly notesPages: boolean };

/** One user's library within one transaction: every statement of the service about it. */
export function createPostgresLibrary(client: LibraryClient, { send, notesPages }: Outside): LibraryWriter {
  return {
    ...bookmarkStatements(client, notesPages),
    ...bulkStatements(client),
    ...searchStatements(client),
    ...tagStatements(client),
    ...domainStatements(client),
    ...collectionStatements(client),
    ...auditStatements(client),
    ...resurfaceStatements(client),
    ...overviewStatements(client),
    ...changeStatements(client),
    ...jobStatements(client, send),
    ...importStatements(client),
    ...importProgressStatements(client),
    ...transferStatements(client),
    ...apiKeyStatements(client),
    ...publisherStatements(client),
    ...appConnectionStatements(client),
    ...accountStatements(client),
    ...reminderStatements(client),
    ...webhookStatements(client),
    ...pageStatements(client),
    ...highlightStatements(client),
  };
}
