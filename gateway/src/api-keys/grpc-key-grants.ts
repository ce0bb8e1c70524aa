import { unaryCall } from '@bookmarks/protos';
import { Client, credentials } from '@grpc/grpc-js';
import { isScope } from '../access/scopes.ts';
import {
  BOOKMARK_SERVICE_CHANNEL,
  bookmarkServiceTarget,
  metadataOf,
  within,
} from '../grpc/bookmark-service-channel.ts';
import { type FindKeyGrant, KeysUnavailableError } from './key-grant.ts';

const TIMEOUT_MS = 2_000;

/** The keys that the bookmark service keeps. Connects when it is first asked. */
export function openKeyGrants(address: string): Disposable & { readonly find: FindKeyGrant } {
  const client = new Client(
    bookmarkServiceTarget(address),
    credentials.createInsecure(),
    BOOKMARK_SERVICE_CHANNEL,
  );
  return {
    async find(digest, clientAddress, requestId) {
      const options = { metadata: metadataOf(requestId), ...within(TIMEOUT_MS) };
      const request = { digest, address: clientAddress };
      const { userSub, id, scopes, expireTime } = await unaryCall(
        client,
        'AuthenticateApiKey',
        request,
        options,
      ).catch(unavailable);
      if (userSub === '') return undefined;
      const expiresAt = expireTime === null ? undefined : new Date(Number(expireTime.seconds) * 1000);
      return { userSub, id, scopes: scopes.filter(isScope), expiresAt };
    },
    [Symbol.dispose]: () => client.close(),
  };
}

function unavailable(cause: unknown): never {
  throw new KeysUnavailableError('The keys cannot be looked up.', { cause });
}
