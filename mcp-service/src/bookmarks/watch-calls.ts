import { once } from 'node:events';
import { watchServiceDefinition } from '@bookmarks/protos';
import type { Client, ServiceError } from '@grpc/grpc-js';
import type { WatchCalls } from './bookmarks.ts';
import { type CallCredentials, DEADLINE_MS, fromServiceError, metadataOf } from './grpc-call.ts';

/** Longer than any stream of a client: a bound all the same. */
const LIFETIME_MS = 15 * 60_000;

/** What happens, told by a call that lasts. */
export function watchCalls(client: Client, credentials: CallCredentials): WatchCalls {
  const { path, requestSerialize, responseDeserialize } = watchServiceDefinition.WatchJobs;
  return {
    async watchJobs(onEnd) {
      const call = client.makeServerStreamRequest(
        path,
        requestSerialize,
        responseDeserialize,
        {},
        metadataOf(credentials),
        { deadline: Date.now() + LIFETIME_MS },
      );
      const over = new Promise<void>((resolve) => call.once('status', () => resolve()));
      // Also an error that nobody waits for any more: `over` says that there was one.
      call.on('data', onEnd).on('error', () => {});
      const giveUp = setTimeout(() => call.cancel(), DEADLINE_MS);
      try {
        await once(call, 'metadata');
      } catch (error) {
        throw fromServiceError(error as ServiceError);
      } finally {
        clearTimeout(giveUp);
      }
      return { over, [Symbol.dispose]: () => call.cancel() };
    },
  };
}
