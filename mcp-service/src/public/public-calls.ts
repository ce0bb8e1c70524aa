import { type RequestOf, type ResponseOf, unaryCall } from '@bookmarks/protos';
import { type Client, Metadata, type ServiceError } from '@grpc/grpc-js';
import { DEADLINE_MS, fromServiceError } from '../bookmarks/grpc-call.ts';

type PublicMethod =
  | 'ListPublicCollections'
  | 'GetPublicCollection'
  | 'ListPublicBookmarks'
  | 'SearchPublicBookmarks';

/** What the bookmark service tells everybody. Each @throws {BookmarksRefusedError} @throws {BookmarksUnavailableError} */
export type PublicCalls = {
  readonly [Name in PublicMethod]: (request: RequestOf<Name>) => Promise<ResponseOf<Name>>;
};

/** Calls in nobody's name. */
export function createPublicCalls(client: Client): PublicCalls {
  const calling =
    <Name extends PublicMethod>(name: Name) =>
    async (request: RequestOf<Name>): Promise<ResponseOf<Name>> => {
      try {
        const deadline = Date.now() + DEADLINE_MS;
        return await unaryCall(client, name, request, { metadata: new Metadata(), deadline });
      } catch (error) {
        throw fromServiceError(error as ServiceError);
      }
    };
  return {
    ListPublicCollections: calling('ListPublicCollections'),
    GetPublicCollection: calling('GetPublicCollection'),
    ListPublicBookmarks: calling('ListPublicBookmarks'),
    SearchPublicBookmarks: calling('SearchPublicBookmarks'),
  };
}
