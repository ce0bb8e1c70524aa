import type { ApiKeyMessage, ApiKeyServiceHandlers, ResponseOf } from '@bookmarks/protos';
import type { ApiKey, ApiKeyGrant } from '../api-keys/api-key.ts';
import type { ApiKeys } from '../api-keys/api-keys.ts';
import { answering } from './answering.ts';
import { fromTimestamp, toTimestamp } from './messages.ts';
import type { ObserveCall } from './observe-call.ts';
import type { Unary } from './unary.ts';

type ApiKeyHandlerDeps = {
  readonly apiKeys: ApiKeys;
  /** For calls of somebody who has signed in to the pages of the gateway. */
  readonly unary: Unary;
  readonly observeCall: ObserveCall;
};

/** Keys: their user's calls, and the gateway's question whose a key is. */
export function apiKeyHandlers({ apiKeys, unary, observeCall }: ApiKeyHandlerDeps): ApiKeyServiceHandlers {
  return {
    CreateApiKey: unary('bookmarks:write', async (context, request) => {
      const { digest, name, prefix, lastFour, scopes, expireTime } = request;
      const expiresAt = fromTimestamp(expireTime);
      const bytes = Buffer.from(digest);
      return toApiKeyMessage(
        await apiKeys.createKey(context, { digest: bytes, name, prefix, lastFour, scopes, expiresAt }),
      );
    }),

    ListApiKeys: unary('bookmarks:read', async (context) => ({
      keys: (await apiKeys.listKeys(context)).map(toApiKeyMessage),
    })),

    RevokeApiKey: unary('bookmarks:write', async (context, { id }) => {
      await apiKeys.revokeKey(context, id);
      return {};
    }),

    AuthenticateApiKey: answering(observeCall, async (call) => {
      const { digest, address } = call.request;
      const grant = await apiKeys.authenticate(Buffer.from(digest), address);
      return grant === undefined ? NOBODY : toGrantMessage(grant);
    }),
  };
}

type GrantMessage = ResponseOf<'AuthenticateApiKey'>;

const NOBODY: GrantMessage = { userSub: '', id: '', scopes: [], expireTime: null };

function toGrantMessage({ userSub, id, scopes, expiresAt }: ApiKeyGrant): GrantMessage {
  return {
    ...{ userSub, id, scopes: [...scopes] },
    expireTime: expiresAt === undefined ? null : toTimestamp(expiresAt),
  };
}

function toApiKeyMessage({ scopes, createdAt, expiresAt, lastUse, ...key }: ApiKey): ApiKeyMessage {
  return {
    ...key,
    scopes: [...scopes],
    createTime: toTimestamp(createdAt),
    expireTime: expiresAt === undefined ? null : toTimestamp(expiresAt),
    lastUseTime: lastUse === undefined ? null : toTimestamp(lastUse.at),
    lastUseAddress: lastUse?.address ?? '',
  };
}
