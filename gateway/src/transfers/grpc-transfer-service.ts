import { once } from 'node:events';
import { type TransferMessage, TransferServiceClient } from '@bookmarks/protos';
import { type ClientWritableStream, credentials } from '@grpc/grpc-js';
import {
  BOOKMARK_SERVICE_CHANNEL,
  bookmarkServiceTarget,
  metadataOf,
  within,
} from '../grpc/bookmark-service-channel.ts';
import { fromServiceError } from './transfer-problem.ts';
import type { TransferService } from './transfer-service.ts';

const QUESTION_TIMEOUT_MS = 5_000;
/** For a whole file, as fast as its sender or reader can. */
const FILE_TIMEOUT_MS = 10 * 60_000;

/** The bookmark service's side of transfers. Connects when it is first needed. */
export function openTransferService(address: string): TransferService & Disposable {
  const client = new TransferServiceClient(
    bookmarkServiceTarget(address),
    credentials.createInsecure(),
    BOOKMARK_SERVICE_CHANNEL,
  );
  return {
    open: (token, requestId) =>
      new Promise((resolve, reject) => {
        client.getTransfer(
          { token },
          metadataOf(requestId),
          within(QUESTION_TIMEOUT_MS),
          (error, transfer) => {
            if (transfer === undefined) reject(fromServiceError(error));
            else resolve(fromMessage(transfer));
          },
        );
      }),

    async upload(token, bytes, requestId) {
      const jobId = Promise.withResolvers<string>();
      const answered = new AbortController();
      const call = client.upload(metadataOf(requestId), within(FILE_TIMEOUT_MS), (error, response) => {
        if (response === undefined) jobId.reject(fromServiceError(error));
        else jobId.resolve(response.jobId);
        answered.abort();
      });
      // Where the file breaks off, that is the error, and not the answer to the call that is given up.
      jobId.promise.catch(() => {});
      try {
        await pump(call, { token, bytes, answered: answered.signal });
      } catch (error) {
        call.cancel();
        throw error;
      }
      return jobId.promise;
    },

    async *download(token, requestId) {
      const call = client.download({ token }, metadataOf(requestId), within(FILE_TIMEOUT_MS));
      try {
        for await (const { bytes } of call) yield bytes;
      } catch (error) {
        throw fromServiceError(error);
      } finally {
        call.cancel();
      }
    },

    [Symbol.dispose]: () => client.close(),
  };
}

type Sending = {
  readonly token: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Aborted when the service has answered, which may be before it has all. */
  readonly answered: AbortSignal;
};

/** As fast as the service takes it. */
async function pump(call: ClientWritableStream<object>, { token, bytes, answered }: Sending): Promise<void> {
  call.write({ token });
  for await (const piece of bytes) {
    if (answered.aborted) return;
    if (!call.write({ bytes: piece })) await Promise.race([once(call, 'drain'), once(answered, 'abort')]);
  }
  call.end();
}

function fromMessage({ direction, format, userSub }: TransferMessage) {
  return {
    direction: direction === 'DIRECTION_EXPORT' ? ('export' as const) : ('import' as const),
    format: format.replace('FILE_FORMAT_', '').toLowerCase(),
    userSub,
  };
}
