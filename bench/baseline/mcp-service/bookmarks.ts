import { type MethodName, type RequestOf, unaryCall } from '@bookmarks/protos';
import { type Client, Metadata } from '@grpc/grpc-js';

const DEADLINE_MS = 5_000;

/** The calls of the bookmark service in the name of one caller. */
export type Bookmarks = ReturnType<typeof createBookmarks>;

export function createBookmarks(client: Client, identity: string) {
  const call = <Name extends MethodName>(name: Name, request: RequestOf<Name>) => {
    const metadata = new Metadata();
    metadata.set('x-user-sub', identity);
    return unaryCall(client, name, request, { metadata, deadline: Date.now() + DEADLINE_MS });
  };
  return {
    get: (refs: readonly string[]) => call('BatchGetBookmarks', { refs: [...refs] }),
    create: (request: RequestOf<'CreateBookmark'>) => call('CreateBookmark', request),
  };
}
