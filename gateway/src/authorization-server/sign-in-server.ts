import type { AuthorizationServerMetadata } from './metadata.ts';
import type { RemoteDocument } from './remote-document.ts';
import type { FindKey } from './verification-keys.ts';

/** An authorization server whose tokens are good here. */
export type SignInServer = {
  readonly issuer: string;
  /** RFC 8414. */
  readonly metadata: Pick<RemoteDocument<AuthorizationServerMetadata>, 'read'>;
  /** OpenID Connect Discovery 1.0. */
  readonly openidConfiguration: Pick<RemoteDocument<AuthorizationServerMetadata>, 'read'>;
  readonly findKey: FindKey;
  /** With what all its subjects begin, and no other's may. */
  readonly subjectPrefix?: string;
};

/** Clients that do not choose take the first. */
export type SignInServers = readonly [SignInServer, ...SignInServer[]];
