import { unaryCall } from '@bookmarks/protos';
import { Client, credentials, type ServiceError, status as Status } from '@grpc/grpc-js';
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
      const grant = await unaryCall(client, 'AuthenticateApiKey', request, options).catch(undefinedIfUnknown);
      return (
        grant && {
          userSub: grant.userSub,
          id: grant.id,
          scopes: grant.scopes.filter(isScope),
          expiresAt:
            grant.expireTime === null ? undefined : new Date(Number(grant.expireTime.seconds) * 1000),
        }
      );
    },
    [Symbol.dispose]: () => client.close(),
  };
}

/** The only place that looks into the statuses of this call. */
function undefinedIfUnknown(error: Partial<ServiceError>): undefined {
  if (error.code === Status.NOT_FOUND) return undefined;
  throw new KeysUnavailableError('The keys cannot be looked up.', { cause: error });
}
