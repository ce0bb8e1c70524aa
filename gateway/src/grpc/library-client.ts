import { type Caller, IDENTITY_HEADER, type SignIdentity } from '@bookmarks/identity';
import { type RequestOf, type ResponseOf, type UnaryMethodName, unaryCall } from '@bookmarks/protos';
import { Client, credentials } from '@grpc/grpc-js';
import {
  BOOKMARK_SERVICE_CHANNEL,
  bookmarkServiceTarget,
  metadataOf,
  within,
} from './bookmark-service-channel.ts';
import { libraryProblem } from './library-problem.ts';

const TIMEOUT_MS = 5_000;

/**
 * Calls the bookmark service in the name of somebody who has signed in to the pages; of nobody, where it is about what
 * everybody may read.
 *
 * @param timeoutMs 5 s where it is not given
 * @throws {HttpProblem}
 */
export type CallLibrary = <Name extends UnaryMethodName>(
  caller: Caller | undefined,
  name: Name,
  request: RequestOf<Name>,
  requestId: string,
  timeoutMs?: number,
) => Promise<ResponseOf<Name>>;

/** Connects when it is first asked. */
export function openLibraryClient(
  address: string,
  signIdentity: SignIdentity,
): Disposable & { readonly call: CallLibrary } {
  const client = new Client(
    bookmarkServiceTarget(address),
    credentials.createInsecure(),
    BOOKMARK_SERVICE_CHANNEL,
  );
  return {
    async call(caller, name, request, requestId, timeoutMs = TIMEOUT_MS) {
      const metadata = metadataOf(requestId);
      if (caller !== undefined) metadata.set(IDENTITY_HEADER, await signIdentity(caller));
      try {
        return await unaryCall(client, name, request, { metadata, ...within(timeoutMs) });
      } catch (error) {
        throw libraryProblem(error);
      }
    },
    [Symbol.dispose]: () => client.close(),
  };
}
