import { listen } from '@bookmarks/grpc-server';
import { createIdentityVerifier, generateKeyPair, verificationKeys } from '@bookmarks/identity';
import { TransferServiceClient } from '@bookmarks/protos';
import { createLogger, createMetrics } from '@bookmarks/telemetry';
import { credentials } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';
import { createApiKeys } from '../../src/api-keys/api-keys.ts';
import { createKeyUses } from '../../src/api-keys/key-uses.ts';
import type { ImportOptions } from '../../src/import/import-options.ts';
import { IMPORT_REPORT, type ImportReport } from '../../src/import/import-report.ts';
import { listenToEndedJobs } from '../../src/postgres/listen-to-ended-jobs.ts';
import { createPostgresApiKeyDirectory } from '../../src/postgres/postgres-api-key-directory.ts';
import { createPostgresPublicStore } from '../../src/postgres/postgres-public-store.ts';
import { createPublicCollections } from '../../src/public-collections/public-collections.ts';
import { createServer } from '../../src/server.ts';
import type { ExportFormat } from '../../src/transfers/transfer-params.ts';
import type { TestDatabase } from './database.ts';
import { finishedJob, startWorker } from './jobs.ts';
import { callBy, NO_FILTER } from './library.ts';

/** As a user gets them who gives none. */
export const IMPORT_OPTIONS: ImportOptions = {
  format: 'auto',
  foldersAs: 'collections',
  onDuplicate: 'merge',
};
const MESSAGE_BYTES = 100_000;

export type Transfers = Awaited<ReturnType<typeof startTransfers>>;

/** The real server with a worker, and what its clients do with files. */
export async function startTransfers(database: TestDatabase) {
  const resources = new AsyncDisposableStack();
  const { library, store } = resources.use(await startWorker(database));
  const keys = verificationKeys(generateKeyPair('test').publicJwkSet);
  const log = createLogger('test', 'silent');
  const uses = resources.use(createKeyUses({ store, onError: () => {} }));
  const directory = createPostgresApiKeyDirectory(database.pool);
  const server = createServer({
    library,
    apiKeys: createApiKeys({ store, clock: () => new Date(), directory, uses }),
    publicCollections: createPublicCollections({
      publicStore: createPostgresPublicStore(database.pool),
      clock: () => new Date(),
    }),
    webhooks: undefined,
    endedJobs: resources.use(listenToEndedJobs({ databaseUrl: database.serviceUrl, log })),
    verifyIdentity: createIdentityVerifier(keys, 'bookmark-service'),
    health: new HealthImplementation({ '': 'SERVING' }),
    metrics: createMetrics('test'),
    log,
  });
  const { port } = resources.use(await listen(server, 0));
  const client = resources.adopt(
    new TransferServiceClient(`127.0.0.1:${port}`, credentials.createInsecure()),
    (opened) => opened.close(),
  );

  const importLink = async (user: string) =>
    (await library.createImportLink(callBy(user), IMPORT_OPTIONS)).token;
  const exportLink = async (user: string, format: ExportFormat, filter = {}) =>
    (await library.createExportLink(callBy(user), { format, filter: { ...NO_FILTER, ...filter } })).token;

  function upload(token: string, bytes: Uint8Array): Promise<string> {
    return new Promise((resolve, reject) => {
      const call = client.upload((error, response) => {
        if (response === undefined) reject(error);
        else resolve(response.jobId);
      });
      call.on('error', () => {});
      call.write({ token });
      for (let start = 0; start < bytes.length; start += MESSAGE_BYTES) {
        call.write({ bytes: bytes.subarray(start, start + MESSAGE_BYTES) });
      }
      call.end();
    });
  }

  async function download(token: string): Promise<Buffer> {
    const call = client.download({ token });
    const pieces = await Array.fromAsync(call as AsyncIterable<{ bytes: Buffer }>);
    return Buffer.concat(pieces.map(({ bytes }) => bytes));
  }

  /** Waits until it is done. */
  async function importFile(user: string, file: Uint8Array): Promise<ImportReport> {
    const jobId = await upload(await importLink(user), file);
    const { state, result } = await finishedJob(library, callBy(user), jobId);
    if (state !== 'done') throw new Error(`The import is ${state}.`);
    return IMPORT_REPORT.parse(result);
  }

  return {
    ...{ library, store, client, importLink, exportLink, upload, download, importFile },
    exportFile: async (...what: Parameters<typeof exportLink>) => download(await exportLink(...what)),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}
