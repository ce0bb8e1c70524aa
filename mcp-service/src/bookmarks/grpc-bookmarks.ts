import type { Client } from '@grpc/grpc-js';
import { bookmarkCalls } from './bookmark-calls.ts';
import type { Bookmarks } from './bookmarks.ts';
import { collectionCalls } from './collection-calls.ts';
import { domainCalls } from './domain-calls.ts';
import { type CallCredentials, createGrpcCall } from './grpc-call.ts';
import { highlightCalls } from './highlight-calls.ts';
import { libraryCalls } from './library-calls.ts';
import { organizeCalls } from './organize-calls.ts';
import { pageCalls } from './page-calls.ts';
import { tagCalls } from './tag-calls.ts';
import { transferCalls } from './transfer-calls.ts';
import { watchCalls } from './watch-calls.ts';

type GrpcBookmarksDeps = {
  readonly client: Client;
  /** Where users reach the gateway: links to files and to public pages start with it. */
  readonly publicUrl: string;
};

/** The library of the caller whose credentials they are, behind gRPC. */
export function createGrpcBookmarks(
  { client, publicUrl }: GrpcBookmarksDeps,
  credentials: CallCredentials,
): Bookmarks {
  const call = createGrpcCall(client, credentials);
  return {
    ...bookmarkCalls(call),
    ...organizeCalls(call),
    ...pageCalls(call),
    ...highlightCalls(call),
    ...tagCalls(call),
    ...domainCalls(call),
    ...collectionCalls(call, publicUrl),
    ...libraryCalls(call),
    ...transferCalls(call, publicUrl),
    ...watchCalls(client, credentials),
  };
}
