import type { SealUpstreamToken, UpstreamProvider } from '@bookmarks/upstream';
import type { ClientDenials } from '../apps/client-denials.ts';
import type { SignInServer } from '../authorization-server/sign-in-server.ts';
import type { FindKey } from '../authorization-server/verification-keys.ts';
import type { Revocations } from '../revocation/revocations.ts';
import type { UpstreamWords } from './consent/upstream-words.ts';
import type { RedisRecords } from './state/redis-records.ts';
import type { SigningKeys } from './tokens/signing-keys.ts';
import type { UpstreamClient } from './upstream/upstream-client.ts';
import type { UpstreamSessions } from './vault/upstream-sessions.ts';

/** An authorization server of the gateway's own, before an upstream that knows no registration. */
export type OAuthProxy = {
  readonly issuer: string;
  readonly metadata: SignInServer['metadata'];
  /** For the local stack, where nothing has a certificate. */
  readonly allowHttp: boolean;
  readonly signingKeys: SigningKeys;
  readonly findKey: FindKey;
  /** The first seals client ids and cookies. */
  readonly secrets: readonly [string, ...string[]];
  /** What our own services prove themselves with that ask about tokens; undefined: nobody may. */
  readonly introspectionSecret: string | undefined;
  readonly upstream: {
    readonly name: string;
    readonly words: UpstreamWords;
    readonly client: UpstreamClient;
  };
  readonly records: RedisRecords;
  readonly sessions: UpstreamSessions;
  /** Absent: no tool uses the upstream's API. */
  readonly api?: { readonly provider: UpstreamProvider; readonly seal: SealUpstreamToken } | undefined;
  readonly revocations: Pick<Revocations, 'revokeToken' | 'signedOutAt'>;
  readonly denials: Pick<ClientDenials, 'isDenied'>;
};
